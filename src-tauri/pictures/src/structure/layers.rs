//! Which boxes stand above which: ranks from accountability and escalation, cycles broken where they close.

/// The rank of each box, 0 on top, or none for a box without such a link. `up` has pairs of lower and upper.
pub(super) fn ranks(boxes: usize, up: &[(usize, usize)]) -> Vec<Option<usize>> {
    let mut uppers = vec![Vec::new(); boxes];
    let mut lowers = vec![Vec::new(); boxes];
    for &(lower, upper) in up {
        uppers[lower].push(upper);
        lowers[upper].push(lower);
    }
    let linked: Vec<bool> = (0..boxes).map(|it| !uppers[it].is_empty() || !lowers[it].is_empty()).collect();
    let mut waiting: Vec<usize> = uppers.iter().map(Vec::len).collect();
    let mut rank = vec![0; boxes];
    let mut placed = vec![false; boxes];
    let mut ready: Vec<usize> = (0..boxes).rev().filter(|&it| waiting[it] == 0).collect();
    loop {
        while let Some(upper) = ready.pop() {
            placed[upper] = true;
            for &lower in lowers[upper].iter().filter(|&&lower| !placed[lower]) {
                rank[lower] = rank[lower].max(rank[upper] + 1);
                waiting[lower] -= 1;
                if waiting[lower] == 0 {
                    ready.push(lower);
                }
            }
        }
        // Whoever is left waits for a cycle; one of its boxes goes first, without its uppers that are not placed.
        match (0..boxes).find(|&it| !placed[it]) {
            Some(left) => {
                let first = on_a_cycle(left, &uppers, &placed);
                waiting[first] = 0;
                ready.push(first);
            }
            None => break,
        }
    }
    settle_tops(&mut rank, &uppers, &lowers);
    (0..boxes).map(|it| linked[it].then_some(rank[it])).collect()
}

/// A box on the cycle that `start` waits for: going up among the waiting must come back to where it was.
fn on_a_cycle(start: usize, uppers: &[Vec<usize>], placed: &[bool]) -> usize {
    let mut seen = vec![false; uppers.len()];
    let mut at = start;
    while !seen[at] {
        seen[at] = true;
        match uppers[at].iter().find(|&&upper| !placed[upper]) {
            Some(&upper) => at = upper,
            None => break,
        }
    }
    at
}

/// A box with nobody above it stands right above its highest lower, not at the far top.
fn settle_tops(rank: &mut [usize], uppers: &[Vec<usize>], lowers: &[Vec<usize>]) {
    for top in (0..rank.len()).filter(|&it| uppers[it].is_empty()) {
        let highest = lowers[top].iter().map(|&lower| rank[lower]).min().unwrap_or(0);
        rank[top] = highest.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::ranks;

    fn check(up: &[(usize, usize)], boxes: usize, expected: &[Option<usize>], why: &str) {
        assert_eq!(ranks(boxes, up), expected, "{why}");
    }

    #[test]
    fn who_is_accountable_stands_below() {
        check(&[(1, 0), (2, 1)], 3, &[Some(0), Some(1), Some(2)], "a chain");
        check(&[(1, 0), (2, 1), (2, 3)], 4, &[Some(0), Some(1), Some(2), Some(1)], "a second top comes down");
        check(&[(1, 0)], 3, &[Some(0), Some(1), None], "a box without a link has no rank");
        check(&[(1, 0), (1, 0)], 2, &[Some(0), Some(1)], "two kinds of link between the same");
    }

    #[test]
    fn a_cycle_does_not_break_it() {
        check(&[(0, 1), (1, 0)], 2, &[Some(0), Some(1)], "two that answer to each other");
        check(&[(0, 1), (1, 2), (2, 1)], 3, &[Some(1), Some(0), Some(1)], "below a cycle stays below it");
        check(&[(0, 1), (1, 2), (2, 0), (3, 2)], 4, &[Some(0), Some(2), Some(1), Some(2)], "three in a round");
    }
}
