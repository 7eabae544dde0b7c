//! The native dialogs in which paths are chosen. They are opened here and never by the page, which
//! therefore cannot name a path. A trait, so that tests can answer them.

use std::path::PathBuf;

use engagement::Refusal;
use rfd::AsyncFileDialog;
use tauri::AppHandle;

/// Ending of a workspace file.
pub(crate) const ENDING: &str = "liaison";

/// A question for a path.
pub(crate) enum Question {
    /// Which workspace to open.
    Open,
    /// Which file of this ending to read.
    Choose {
        /// Title of the dialog.
        title: String,
        /// Ending, without the dot.
        ending: &'static str,
    },
    /// Which Word document the engagement plan goes into.
    Template,
    /// Where to write a file of this name and ending.
    Save {
        /// Title of the dialog.
        title: String,
        /// Name offered.
        name: String,
        /// Ending, without the dot.
        ending: &'static str,
    },
}

/// Asks the person for a path. `None` means that they cancelled.
pub(crate) trait Dialogs: Send + Sync {
    /// Shows the dialog; its answer comes through the receiver.
    fn ask(&self, question: Question) -> tokio::sync::oneshot::Receiver<Option<PathBuf>>;
}

/// Asks, and refuses as cancelled where there is no answer. A name written without an ending gets it.
pub(crate) async fn path(dialogs: &dyn Dialogs, question: Question) -> Result<PathBuf, Refusal> {
    let ending = match &question {
        Question::Open | Question::Choose { .. } | Question::Template => None,
        Question::Save { ending, .. } => Some(*ending),
    };
    let mut path = dialogs.ask(question).await.ok().flatten().ok_or(Refusal::Cancelled)?;
    if let Some(ending) = ending.filter(|_| path.extension().is_none()) {
        path.set_extension(ending);
    }
    Ok(path)
}

/// The dialogs of this program: the system's own.
pub(crate) fn of_this_program(app: &AppHandle) -> Box<dyn Dialogs> {
    #[cfg(debug_assertions)]
    if let Some(answers) = std::env::var_os("LIAISON_DIALOG_ANSWERS") {
        return Box::new(Answered { answers: answers.into() });
    }
    Box::new(Native { app: app.clone() })
}

struct Native {
    app: AppHandle,
}

impl Dialogs for Native {
    fn ask(&self, question: Question) -> tokio::sync::oneshot::Receiver<Option<PathBuf>> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        // Dialogs are made on the window's thread and waited for elsewhere. Should the window be
        // gone, the channel closes, which reads as cancelled.
        let _ = self.app.run_on_main_thread(move || {
            let chosen = show(question);
            tauri::async_runtime::spawn(async move { answer.send(chosen.await) });
        });
        answered
    }
}

fn show(question: Question) -> impl Future<Output = Option<PathBuf>> + Send {
    type Shown = std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>;
    let dialog = AsyncFileDialog::new();
    let shown: Shown = match question {
        Question::Open => {
            Box::pin(dialog.set_title("Open a workspace").add_filter("Liaison workspace", &[ENDING]).pick_file())
        }
        Question::Choose { title, ending } => {
            Box::pin(dialog.set_title(title).add_filter(ending.to_uppercase(), &[ending]).pick_file())
        }
        Question::Template => Box::pin(
            dialog.set_title("Choose a Word template").add_filter("Word document", &["docx", "dotx"]).pick_file(),
        ),
        Question::Save { title, name, ending } => Box::pin(
            dialog.set_title(title).set_file_name(name).add_filter(ending.to_uppercase(), &[ending]).save_file(),
        ),
    };
    async { shown.await.map(|file| file.path().to_owned()) }
}

/// For tests of the real window: takes answers from a file, a path a line, the first one first; an
/// empty line or no line cancels. Not in a release.
#[cfg(debug_assertions)]
struct Answered {
    answers: PathBuf,
}

#[cfg(debug_assertions)]
impl Dialogs for Answered {
    fn ask(&self, _question: Question) -> tokio::sync::oneshot::Receiver<Option<PathBuf>> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        let answers = std::fs::read_to_string(&self.answers).unwrap_or_default();
        let (first, rest) = answers.split_once('\n').unwrap_or((answers.as_str(), ""));
        let chosen = Some(first).filter(|path| !path.is_empty()).map(PathBuf::from);
        let _ = std::fs::write(&self.answers, rest);
        let _ = answer.send(chosen);
        answered
    }
}
