//! The page holds what is seen, however many rows there are. What an edit costs then is measured by the
//! benchmark `window_growth`.

use crate::samples;
use crate::states;
use crate::window::Window;

/// As many as fit on a tall screen, and a few beyond its edges.
const MOST: u64 = 120;

#[tokio::test]
async fn a_hundred_thousand_stakeholders_stand_in_as_few_elements_as_a_thousand() {
    let few = rows_in_the_page(1_000).await;
    let many = rows_in_the_page(100_000).await;
    assert_eq!(few, many, "rows in the page at the start, in the middle and at the end");
    assert!(many.iter().all(|rows| (10..MOST).contains(rows)), "{many:?} rows in the page");
}

/// At the start, half way down and at the end.
async fn rows_in_the_page(stakeholders: usize) -> Vec<u64> {
    let window = Window::start(samples::with_rows(stakeholders)).await;
    states::ready(&window).await;
    let mut rows = Vec::new();
    for part in ["0", "0.5", "1"] {
        let scroll = format!(
            "const pane = document.querySelector('[role=grid]').parentElement; pane.scrollTop = {part} * pane.scrollHeight"
        );
        window.run(&scroll, vec![]).await;
        states::still(&window).await;
        let count = "return document.querySelectorAll('[role=grid] [role=row]').length";
        rows.push(window.run(count, vec![]).await.as_u64().unwrap());
    }
    rows
}
