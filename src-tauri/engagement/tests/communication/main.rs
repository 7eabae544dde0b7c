//! The communication plan's rules: dates, calendars, and what a liaison sees on a day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds a fault")]

mod business_days;
mod cadence;
mod events;
mod holidays;
mod sample;
mod today;
mod views;
