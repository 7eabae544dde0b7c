//! Plants type errors and expects svelte-check to report them: it can pass without having looked at
//! a single file, for example when `tsconfig.json` includes nothing.

use crate::Outcome;
use crate::child::{capture, root};
use crate::ui;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const FILES: [(&str, &str); 2] = [
    ("Canary.svelte", "<script lang=\"ts\">\n  export const planted: number = \"text\";\n</script>\n"),
    ("canary.ts", "export const planted: number = \"text\";\n"),
];

/// Fails when svelte-check does not report what is planted.
pub fn is_reported() -> Outcome {
    let canary = Canary::plant(sources())?;
    let output = capture(ui::npm().args(["run", "check"]))?;
    drop(canary);
    let report = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    verdict(output.status.success(), &report)?;
    println!("svelte-check reports the planted type errors.");
    Ok(())
}

/// Removes what a killed run left behind.
pub fn sweep() -> Outcome {
    remove(&sources())
}

fn sources() -> PathBuf {
    root().join("ui/src")
}

fn verdict(passed: bool, report: &str) -> Outcome {
    let silent = FILES.iter().find(|(name, _)| !report.contains(name));
    match (passed, silent) {
        (true, _) => Err("svelte-check passed although type errors were planted: it does not look.".to_owned()),
        (_, Some((name, _))) => Err(format!("svelte-check does not report the error planted in {name}:\n{report}")),
        (false, None) => Ok(()),
    }
}

/// The planted files; they go when it goes.
struct Canary(PathBuf);

impl Canary {
    fn plant(folder: PathBuf) -> Result<Self, String> {
        let canary = Self(folder);
        for (name, text) in FILES {
            let file = canary.0.join(name);
            fs::write(&file, text).map_err(|error| format!("{} cannot be written: {error}.", file.display()))?;
        }
        Ok(canary)
    }
}

impl Drop for Canary {
    fn drop(&mut self) {
        if let Err(reason) = remove(&self.0) {
            eprintln!("{reason}");
        }
    }
}

fn remove(folder: &Path) -> Outcome {
    for (name, _) in FILES {
        let file = folder.join(name);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(format!("{} cannot be removed: {error}.", file.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty_folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("liaison-canary-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn planted_files_are_gone_even_after_a_failure() {
        let folder = empty_folder("failure");
        let failed = || -> Outcome {
            let _canary = Canary::plant(folder.clone())?;
            assert_eq!(names(&folder), FILES.len(), "all must be planted");
            Err("svelte-check is not there".to_owned())
        }();
        assert!(failed.is_err());
        assert_eq!(names(&folder), 0, "nothing may stay in the sources");
        fs::remove_dir(folder).unwrap();
    }

    #[test]
    fn leftovers_of_a_killed_run_are_removed_and_none_is_no_failure() {
        let folder = empty_folder("leftovers");
        std::mem::forget(Canary::plant(folder.clone()).unwrap());
        assert_eq!(remove(&folder), Ok(()));
        assert_eq!(names(&folder), 0, "the leftovers must be gone");
        assert_eq!(remove(&folder), Ok(()), "with nothing to remove it is content");
        fs::remove_dir(folder).unwrap();
    }

    #[test]
    fn only_a_failure_that_names_every_planted_file_will_do() {
        let both = "src/Canary.svelte:2:16 Error … src/canary.ts:1:14 Error …";
        assert_eq!(verdict(false, both), Ok(()));
        assert!(verdict(true, both).is_err(), "a pass means that nothing was refused");
        assert!(verdict(false, "src/Canary.svelte:2:16").is_err(), "TypeScript files must be looked at too");
        assert!(verdict(false, "npm: no script").is_err(), "another failure is not the planted one");
    }
}
