//! Charts and maps, laid out once as a [`scene::Scene`]: shapes and texts, each with what it is and what it stands for.
//! The window draws a scene as elements with its own tokens; documents print the same scene as SVG or PNG.

pub mod figure;
pub mod ink;
mod letters;
pub mod maturity;
mod png;
pub mod scene;
pub mod structure;
mod svg;

pub use letters::{MARKS, REGULAR, SEMIBOLD};
pub use png::Unpictured;
