//! An export that stands still on its way until a test lets it go on.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use tokio::io::AsyncWriteExt;
use tokio::net::unix::pipe;

use crate::document::{choose_template, liaison};
use crate::window::{PATIENCE, Window};

/// Holds every export of the engagement plan to Word: its template has become a pipe that nothing comes through.
pub struct Held {
    pipe: PathBuf,
    template: Vec<u8>,
}

impl Held {
    /// Chooses a template of our own making in the window, which is at the matrix, and then puts the pipe in its place.
    pub async fn exports_of(window: &Window) -> Self {
        let pipe = window.path("template.docx");
        liaison(window.folder.path(), &["export", "plan.liaison", "plan", "--to", "template.docx"]);
        choose_template(window, &pipe).await;
        window.shows("Word documents go into template.docx now").await;
        let template = std::fs::read(&pipe).unwrap();
        std::fs::remove_file(&pipe).unwrap();
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success(), "a pipe is made");
        Self { pipe, template }
    }

    /// Lets the export that waits read its template.
    pub async fn go_on(self) {
        let started = Instant::now();
        let mut pipe = loop {
            match pipe::OpenOptions::new().open_sender(&self.pipe) {
                Ok(pipe) => break pipe,
                Err(_) if started.elapsed() < PATIENCE => tokio::time::sleep(PATIENCE / 500).await,
                Err(error) => panic!("no export reads its template: {error}"),
            }
        };
        pipe.write_all(&self.template).await.unwrap();
    }
}
