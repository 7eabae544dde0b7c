//! Maturity: what ratings come to by each rule, what several assessments come to, and what is refused.

// A helper that panics fails its test, as it should.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod faults;
mod plans;
mod rules;
mod samm;
mod sample;
mod views;
