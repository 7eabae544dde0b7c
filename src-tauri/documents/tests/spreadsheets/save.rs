//! Files on the disk: whole or not at all.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use documents::{Format, Workbook, matrix_workbook, save};
use engagement::Refusal;

use crate::sample::{exported_at, matrix, save_whole, texts};

/// The names in a folder, temporary files among them.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Says why a workbook could not be written.
fn refused(workbook: &Workbook, to: &Path) -> String {
    match save_whole(workbook, to) {
        Err(Refusal::Unwritable { reason }) => reason,
        other => panic!("{} should be refused, but: {other:?}", to.display()),
    }
}

#[test]
fn the_ending_says_the_format_in_any_case() {
    for (name, format) in [("a.xlsx", Format::Xlsx), ("A.B.ODS", Format::Ods), ("x.Csv", Format::Csv)] {
        assert_eq!(Format::from_path(Path::new(name)), Ok(format), "{name}");
    }
    for name in ["matrix", "matrix.xls", ".xlsx", "xlsx"] {
        let refusal = Format::from_path(Path::new(name)).unwrap_err().to_string();
        assert!(refusal.contains(name) && refusal.contains(".xlsx, .ods or .csv"), "{refusal}");
    }
}

#[test]
fn an_old_file_is_replaced_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["xlsx", "ods", "csv"] {
        let path = folder.path().join(format!("matrix.{ending}"));
        fs::write(&path, "old").unwrap();
        save_whole(&matrix_workbook(&matrix("washington"), exported_at()), &path).unwrap();
        assert_ne!(fs::read(&path).unwrap(), b"old");
    }
    assert_eq!(names(folder.path()), ["matrix.csv", "matrix.ods", "matrix.xlsx"]);
}

#[test]
fn progress_reaches_the_last_row_and_stopping_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let (matrix, path) = (matrix("washington"), folder.path().join("matrix"));
    for (format, total) in [(Format::Xlsx, 15 + 19 + 15), (Format::Ods, 15 + 19 + 15), (Format::Csv, 15)] {
        let workbook = matrix_workbook(&matrix, exported_at());
        let mut seen = Vec::new();
        let mut watch = |done, total| {
            seen.push((done, total));
            ControlFlow::Continue(())
        };
        save(&workbook, &path, format, &mut watch).unwrap();
        assert_eq!(seen[..total], (1..=total).map(|done| (done, total)).collect::<Vec<_>>()[..], "{format:?}");
        fs::write(&path, "old").unwrap();
        // The last question comes when all rows are printed and before anything is renamed.
        for stop_at in [0, total / 2, seen.len() - 1] {
            let mut asked = 0;
            let mut stop = |_, _| {
                asked += 1;
                if asked > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            assert_eq!(save(&workbook, &path, format, &mut stop), Err(Refusal::Cancelled), "{format:?} at {stop_at}");
            assert_eq!(fs::read(&path).unwrap(), b"old", "{format:?}");
        }
    }
    assert_eq!(names(folder.path()), ["matrix"]);
}

#[test]
fn a_text_that_only_xlsx_cannot_take_is_told_with_its_row() {
    let folder = tempfile::tempdir().unwrap();
    let framed = format!("<r>{}</r>", "x".repeat(32_760));
    let workbook = texts(["short", framed.as_str()]);
    let refused = save_whole(&workbook, &folder.path().join("long.xlsx")).unwrap_err().to_string();
    assert!(refused.starts_with("Row 3 of the sheet"), "{refused}");
    assert_eq!(names(folder.path()), Vec::<String>::new(), "nothing is half done");
    save_whole(&workbook, &folder.path().join("long.ods")).unwrap();
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plans").join("matrix.xlsx");
    assert_eq!(
        refused(&texts(["a"]), &path),
        format!("The folder {} is not there. Make it, or choose another place.", path.parent().unwrap().display())
    );
    fs::write(folder.path().join("plans"), "a file").unwrap();
    assert!(refused(&texts(["a"]), &path).contains("is not there"), "a file is not a folder");
}

#[test]
fn a_folder_is_not_replaced_by_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matrix.xlsx");
    fs::create_dir(&path).unwrap();
    assert!(refused(&texts(["a"]), &path).contains("matrix.xlsx"));
    assert_eq!(names(folder.path()), ["matrix.xlsx"]);
    assert!(path.is_dir());
}

#[test]
fn a_file_open_in_a_spreadsheet_program_or_read_only_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matrix.ods");
    fs::write(&path, "old").unwrap();
    for mark in [".~lock.matrix.ods#", "~$matrix.ods"] {
        let mark = folder.path().join(mark);
        fs::write(&mark, "someone").unwrap();
        assert!(refused(&texts(["a"]), &path).contains("is open elsewhere or protected. Close it there"));
        fs::remove_file(mark).unwrap();
    }
    let mut protected = fs::metadata(&path).unwrap().permissions();
    protected.set_readonly(true);
    fs::set_permissions(&path, protected).unwrap();
    assert!(refused(&texts(["a"]), &path).contains("is open elsewhere or protected. Close it there"));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["matrix.ods"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_named() {
    let refusal = refused(&texts(["a"]), Path::new("/sys/matrix.csv"));
    assert_eq!(refusal, "Nothing may be written into the folder /sys. Choose another place.");
}

/// The test starts itself once more where no file can grow past a few kilobytes: writing fails
/// halfway as it does on a full disk, and needs no rights to arrange.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_without_room_leaves_the_old_file_whole() {
    const HERE: &str = "save::a_disk_without_room_leaves_the_old_file_whole";
    const TARGET: &str = "LIAISON_TEST_TARGET";
    let long = "0123456789abcdef".repeat(2000);
    if let Some(path) = std::env::var_os(TARGET) {
        let refusal = refused(&texts([long.as_str()]), Path::new(&path));
        assert!(refusal.starts_with("There is not enough room on the disk for "), "{refusal}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matrix.csv");
    fs::write(&path, "old").unwrap();
    let output = std::process::Command::new("sh")
        .args(["-c", r#"ulimit -f 8 && trap "" XFSZ && exec "$0" --exact "$1""#])
        .arg(std::env::current_exe().unwrap())
        .arg(HERE)
        .env(TARGET, &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["matrix.csv"], "no temporary file stays");
    save_whole(&texts([long.as_str()]), &path).expect("with room the same is written");
}

#[cfg(unix)]
#[test]
fn a_new_file_is_as_any_other_and_an_old_one_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let (plain, path) = (folder.path().join("plain"), folder.path().join("matrix.csv"));
    fs::write(&plain, "as the umask has it").unwrap();
    save_whole(&texts(["a"]), &path).unwrap();
    assert_eq!(mode(&path), mode(&plain), "others can read it if they can read any file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    save_whole(&texts(["b"]), &path).unwrap();
    assert_eq!(mode(&path), 0o640);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (shared, path) = (folder.path().join("shared.csv"), folder.path().join("matrix.csv"));
    fs::write(&shared, "old").unwrap();
    std::os::unix::fs::symlink(&shared, &path).unwrap();
    save_whole(&texts(["a"]), &path).unwrap();
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_ne!(fs::read(&shared).unwrap(), b"old");
}
