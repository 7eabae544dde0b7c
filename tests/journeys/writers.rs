//! One writer at a time; whoever comes second reads and is told who writes. And a disk that takes nothing.

use std::fs;
use std::process::Command;

use engagement::Kind;
use store::Store;

use crate::command_line::Shell;
use crate::opener::Opener;

#[test]
fn of_ten_openers_at_once_one_writes_and_the_lock_of_a_killed_one_is_gone() {
    let shell = Shell::with_washington();
    let file = shell.path("w.liaison");
    for round in 0..4 {
        let mut openers: Vec<_> = (0..10).map(|_| Opener::start(&file)).collect();
        let said: Vec<_> = openers.iter_mut().map(Opener::hears).collect();
        let writers: Vec<_> = (0..10).filter(|at| said[*at] == "writing").collect();
        assert_eq!(writers.len(), 1, "round {round}: {said:?}");
        let others = said.iter().filter(|said| *said != "writing");
        others.for_each(|said| assert!(said.contains("open for writing by") && said.contains(" on "), "{said}"));
        let mut writer = openers.remove(writers[0]);
        assert_eq!(writer.tell("10"), "stored");
        assert!(openers[0].tell("10").contains("\"locked\""), "a reader is refused");
        // Every second one is killed with its file open, and its lock with it.
        if round % 2 == 0 {
            writer.kill()
        } else {
            writer.close()
        }
        let mut next = Opener::start(&file);
        assert_eq!(next.hears(), "writing", "round {round}: at once, while others still read");
        next.close();
        openers.into_iter().for_each(Opener::close);
    }
    let rows = Store::open(&file).unwrap().list(Kind::Stakeholder, None).unwrap();
    assert_eq!(rows.len(), 15 + 4, "what was stored is there, also from those that were killed");
    assert!(shell.says(&["verify", "w.liaison"]).contains("as it was when it was closed"));
}

#[test]
fn while_another_has_the_file_commands_read_and_do_not_write() {
    let shell = Shell::with_washington();
    let mut opener = Opener::start(&shell.path("w.liaison"));
    assert_eq!(opener.hears(), "writing");
    assert_eq!(opener.tell("10"), "stored");
    let said = shell.refuses(&["edit", "w.liaison", "stakeholder", "Public", "priority=H"]);
    assert!(said.contains("open for writing by") && said.contains("close it there"), "{said}");
    assert!(shell.refuses(&["rescue", "w.liaison", "--to", "r.liaison"]).contains("open for writing by"));
    assert_eq!(shell.json(&["list", "w.liaison", "stakeholder"]).as_array().unwrap().len(), 16);
    shell.says(&["backup", "w.liaison"]);
    let name = shell.json(&["backups", "w.liaison"])[0]["name"].as_str().unwrap().to_owned();
    assert!(shell.refuses(&["restore", "w.liaison", &name]).contains("open for writing by"));
    opener.close();
    shell.says(&["edit", "w.liaison", "stakeholder", "Public", "priority=H"]);
    assert_eq!(left_beside(&shell), ["data", "w.liaison"]);
}

#[test]
fn a_killed_program_leaves_a_file_that_opens_and_is_said_not_to_have_been_closed() {
    let shell = Shell::with_washington();
    let mut opener = Opener::start(&shell.path("w.liaison"));
    assert_eq!((opener.hears(), opener.tell("10")), ("writing".into(), "stored".into()));
    opener.kill();
    let output = shell.run(&["add", "w.liaison", "stakeholder", "name=After"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("was not closed by Liaison"), "{said}");
    assert_eq!(
        shell.json(&["list", "w.liaison", "stakeholder"]).as_array().unwrap().len(),
        17,
        "and nothing is said now"
    );
    assert_eq!(left_beside(&shell), ["data", "w.liaison"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_the_store_stays_usable() {
    let shell = Shell::with_washington();
    // No file of this process grows past these kilobytes, as on a disk that is full there.
    let mut opener = Opener::start_in("trap '' XFSZ; ulimit -f 130; exec \"$@\"", &shell.path("w.liaison"));
    assert_eq!(opener.hears(), "writing");
    assert_eq!(opener.tell("100"), "stored");
    let mut refused = 0;
    for _ in 0..12 {
        let said = opener.tell("30000");
        if said != "stored" {
            assert!(said.contains("\"unwritable\"") && said.contains("Nothing was changed"), "{said}");
            refused += 1;
        }
    }
    assert!(refused > 0, "the disk was not full");
    opener.close();
    let rows = shell.run(&["list", "w.liaison", "stakeholder", "--json"]);
    let rows: serde_json::Value = serde_json::from_slice(&rows.stdout).unwrap();
    assert_eq!(
        rows.as_array().unwrap().len(),
        15 + 1 + 12 - refused,
        "what was acknowledged is there, and nothing else"
    );
    let output = shell.run(&["add", "w.liaison", "stakeholder", "name=After"]);
    assert!(output.status.success(), "{output:?}");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let shell = Shell::with_washington();
    let folder = shell.path("archive");
    fs::create_dir(&folder).unwrap();
    fs::rename(shell.path("w.liaison"), folder.join("w.liaison")).unwrap();
    // One that is not of one piece, as earlier programs left theirs.
    let old = folder.join("old #1.liaison");
    fs::copy(folder.join("w.liaison"), &old).unwrap();
    rusqlite::Connection::open(&old).unwrap().pragma_update(None, "journal_mode", "WAL").unwrap();
    let allow = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(shell.folder.path(), 0o755);
    allow(&folder.join("w.liaison"), 0o444);
    allow(&folder, 0o555);
    // Whoever runs everything may write anywhere: that takes somebody else.
    let root = fs::metadata("/proc/self").is_ok_and(|about| std::os::unix::fs::MetadataExt::uid(&about) == 0);
    let run = |arguments: &[&str]| {
        let mut command = if root { Command::new("setpriv") } else { shell.command() };
        if root {
            // A copy that somebody else can reach, wherever this one was built.
            let program = shell.path("liaison");
            fs::copy(env!("CARGO_BIN_EXE_liaison"), &program).unwrap();
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
        }
        command.args(arguments).current_dir(&folder).env("LIAISON_DATA", "/nonexistent").output().unwrap()
    };
    for name in ["w.liaison", "old #1.liaison"] {
        let listed = run(&["list", name, "stakeholder", "--json"]);
        assert!(listed.status.success(), "{name}: {listed:?}");
    }
    let refused = run(&["edit", "w.liaison", "stakeholder", "Public", "priority=H"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("can only be read"), "{said}");
    allow(&folder, 0o755);
}

fn left_beside(shell: &Shell) -> Vec<String> {
    let entries = fs::read_dir(shell.folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
