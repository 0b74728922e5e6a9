//! What comes after the first screen: the second module.

use crate::book::{EN, FR, LONG, Said, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    // A build for debugging is one module.
    let is_one = house.is_debug_build();
    vec![
        trial(house, "a_page_that_did_not_arrive_says_so_and_comes_when_asked_again_in_french", async |stage| missed(stage, &FR).await)
            .with_ignored_flag(is_one),
        trial(house, "a_page_that_did_not_arrive_says_so_and_comes_when_asked_again_in_english", async |stage| missed(stage, &EN).await)
            .with_ignored_flag(is_one),
        trial(house, "the_first_screen_does_not_wait_for_the_rest", first).with_ignored_flag(is_one),
    ]
}

/// Keeps the second module away, or lets it come.
const AWAY: &str = "*-later.wasm";

async fn missed(stage: &Stage, said: &Said) -> Outcome {
    stage.expect_console("-later");
    let person = stage.browser(said.language).await?;
    person.devtools("Network.enable", json!({})).await?;
    person.devtools("Network.setBlockedURLs", json!({ "urls": [AWAY] })).await?;
    person.open("#/settings").await?;
    person.sees(said.not_arrived).await?;
    person.clicks("button", said.try_again).await?;
    person.sees(said.not_arrived).await?;
    // The rest of the page is there.
    person.clicks("link", said.today).await?;
    person.misses(said.not_arrived).await?;
    person.clicks("link", said.settings).await?;
    person.sees(said.not_arrived).await?;
    person.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await?;
    // What had asked for it before may have been answered meanwhile.
    if person.has(said.try_again).await? {
        person.clicks("button", said.try_again).await?;
    }
    person.sees_within(said.backup, LONG).await
}

async fn first(stage: &Stage) -> Outcome {
    stage.expect_console("-later");
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.devtools("Network.enable", json!({})).await?;
    person.devtools("Network.setBlockedURLs", json!({ "urls": [AWAY] })).await?;
    person.reload().await?;
    person.clicks("link", EN.today).await?;
    person.sees(EN.to_chase).await
}
