//! Folders in which a workspace cannot be written safely: a network's, whose locks do not hold for every
//! machine, and those that a program keeps the same on several machines, file by file.

use std::path::{Path, PathBuf};

/// Names folders that others change too, as PATH names folders: for tests, and for places not known here.
const VARIABLE: &str = "LIAISON_SHARED_FOLDERS";

/// Folders of programs that keep several machines the same, by the start of their names.
const SYNCHRONISED: [&str; 8] =
    ["OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "My Drive", "Nextcloud", "ownCloud", "iCloudDrive"];

/// File systems of networks, and those that programs make up.
const NETWORK: [&str; 8] = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph"];

/// What kind of shared folder a file lies in; `None` where it is this machine's own.
pub(crate) fn shared_place(path: &Path) -> Option<String> {
    let named = std::env::var_os(VARIABLE).unwrap_or_default();
    if std::env::split_paths(&named).any(|folder| !folder.as_os_str().is_empty() && path.starts_with(folder)) {
        return Some("several machines".into());
    }
    synchronised(path).or_else(|| network(path))
}

fn synchronised(path: &Path) -> Option<String> {
    let folders = path.parent()?.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    // Such as "OneDrive - Department of Revenue".
    let known = |folder: String| SYNCHRONISED.into_iter().find(|name| folder.starts_with(name));
    folders.filter_map(known).next().map(str::to_owned)
}

fn network(path: &Path) -> Option<String> {
    if cfg!(windows) {
        return path.to_string_lossy().starts_with(r"\\").then(|| "a network".into());
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let system = file_system(&mounts, path)?;
    let shared = NETWORK.contains(&system) || system.starts_with("fuse.");
    shared.then(|| format!("a network ({system})"))
}

/// The file system of the mount that a path lies under; of several on one place the last counts.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let mut words = line.split(' ').skip(1);
        let place = PathBuf::from(words.next()?.replace("\\040", " "));
        path.starts_with(&place).then_some((place.components().count(), words.next()?))
    };
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, system)| system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synchronising_folders_are_known_by_their_names() {
        for (path, place) in [
            ("/home/ann/OneDrive - Department of Revenue/plan.liaison", Some("OneDrive")),
            ("/home/ann/Dropbox/work/plan.liaison", Some("Dropbox")),
            ("/home/ann/Google Drive/plan.liaison", Some("Google Drive")),
            ("/home/ann/Nextcloud/plan.liaison", Some("Nextcloud")),
            ("/home/ann/Documents/Dropbox.liaison", None),
            ("/home/ann/My OneDrive notes/plan.liaison", None),
        ] {
            assert_eq!(synchronised(Path::new(path)).as_deref(), place, "{path}");
        }
    }

    #[test]
    fn the_nearest_mount_says_which_file_system_it_is() {
        let mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /mnt/team\\040share nfs4 rw 0 0\nme@host: /home/ann/far fuse.sshfs rw 0 0\ntmpfs /home/ann/far/near tmpfs rw 0 0\n";
        for (path, system) in [
            ("/home/ann/plan.liaison", "ext4"),
            ("/mnt/team share/plan.liaison", "nfs4"),
            ("/home/ann/far/plan.liaison", "fuse.sshfs"),
            ("/home/ann/far/near/plan.liaison", "tmpfs"),
            ("/home/ann/farther/plan.liaison", "ext4"),
        ] {
            assert_eq!(file_system(mounts, Path::new(path)), Some(system), "{path}");
        }
    }
}
