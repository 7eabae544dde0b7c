//! The window program. Its library holds everything, so that tests can call the same commands.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    liaison_window::run()
}
