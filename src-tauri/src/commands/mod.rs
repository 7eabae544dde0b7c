//! What the page can ask for, a room each. A command checks nothing itself: it hands typed
//! arguments to the core, on a thread that may wait, and answers its value or its refusal.

pub(crate) mod communication;
pub(crate) mod documents;
pub(crate) mod engagement_plan;
pub(crate) mod maturity;
pub(crate) mod maturity_pictures;
pub(crate) mod model;
pub(crate) mod preferences;
pub(crate) mod roles;
pub(crate) mod safety;
pub(crate) mod workshop;
pub(crate) mod workspace;

use std::sync::Arc;

use crate::desk::Desk;

/// The desk as commands receive it.
pub(crate) type OnDesk<'a> = tauri::State<'a, Arc<Desk>>;
