//! The shell: a window around the core. Only this crate knows Tauri.

mod bindings;
mod commands;
mod desk;
mod dialogs;
mod platform;
mod preferences;
mod watch;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::{Manager, RunEvent};

use crate::desk::Desk;
use crate::preferences::Preferences;

/// Runs the window until it is closed. The first argument, where there is one, is the workspace to open.
pub fn run() -> ExitCode {
    panic_log::start("liaison-window", env!("CARGO_PKG_VERSION"));
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let bindings = bindings::builder();
    let outcome = tauri::Builder::default()
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            let preferences = Preferences::of(app.handle())?;
            let desk = Arc::new(Desk::new(preferences, dialogs::of_this_program(app.handle())));
            window::open(app.handle())?;
            app.manage(desk.clone());
            let handle = app.handle().clone();
            tauri::async_runtime::spawn(watch::watch(handle.clone(), desk.clone()));
            tauri::async_runtime::spawn(async move { desk.start(&handle, file).await });
            Ok(())
        })
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => {
            app.run(|app, event| {
                // The process ends right after, without another word to anyone.
                if matches!(event, RunEvent::Exit) {
                    app.state::<Arc<Desk>>().close(app);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("The window does not start: {error}. See `liaison --help` for the command line.");
            ExitCode::FAILURE
        }
    }
}
