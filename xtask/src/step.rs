//! Announces each step of a long command, times it, and sums up at the end.

use crate::Outcome;
use std::time::{Duration, Instant};

/// The steps done so far, in order.
#[derive(Default)]
pub struct Steps(Vec<(&'static str, Duration)>);

impl Steps {
    /// Does one step; a failure names it.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n=== {name}");
        let start = Instant::now();
        work().map_err(|reason| format!("\n=== {name}: failed after {}\n{reason}", spoken(start.elapsed())))?;
        let took = start.elapsed();
        println!("=== {name}: done in {}", spoken(took));
        self.0.push((name, took));
        Ok(())
    }

    /// Every step with its time, and the sum.
    pub fn summary(&self) -> String {
        let total = spoken(self.0.iter().map(|(_, took)| *took).sum());
        let rows = self.0.iter().map(|(name, took)| format!("  {name:<24}{:>12}\n", spoken(*took)));
        format!("\n=== All {} steps passed in {total}\n{}", self.0.len(), rows.collect::<String>())
    }
}

fn spoken(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_named_and_leaves_no_time() {
        let mut steps = Steps::default();
        let refusal = steps.step("Clippy", || Err("cargo clippy ended with exit status: 101.".to_owned()));
        let refusal = refusal.unwrap_err();
        assert!(refusal.contains("=== Clippy: failed after"), "the line must name the step: {refusal}");
        assert!(refusal.ends_with("exit status: 101."), "the reason must follow: {refusal}");
        assert!(steps.0.is_empty(), "a failed step must not count as passed");
    }

    #[test]
    fn the_summary_names_every_step_and_the_sum() {
        let steps = Steps(vec![("Formatting", Duration::from_millis(1_240)), ("Clippy", Duration::from_secs(121))]);
        let summary = steps.summary();
        assert!(summary.contains("All 2 steps passed in 2 min 02 s"), "{summary}");
        assert!(summary.contains("Formatting") && summary.contains("1.2 s"), "{summary}");
        assert!(summary.contains("Clippy") && summary.contains("2 min 01 s"), "{summary}");
    }
}
