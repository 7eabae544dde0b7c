//! Prints for people what the room sees.

use engagement::Side;
use engagement::workshop::{Room, RoomSeat, WorkshopState};

use crate::show::{columns, plain, short};

pub fn room(room: &Room) {
    let title = room.dimensions.get(room.at as usize).map_or("", |it| it.name.as_str());
    let state = match room.workshop.state {
        WorkshopState::Open => "",
        WorkshopState::Paused => ", paused",
        WorkshopState::Ended => ", ended",
    };
    println!("{}, {}{state}", short(&room.subject), plain(&room.model));
    println!(
        "{} (dimension {} of {}), round {}: {} of {} in{}",
        plain(title),
        room.at + 1,
        room.dimensions.len(),
        room.round,
        room.votes,
        room.expected,
        if room.revealed { ", open" } else { ", face down" }
    );
    for side in &room.sides {
        println!("{}: {} of {} in", side.name, side.votes, side.expected);
    }
    let seats: Vec<_> = room.seats.iter().map(seat).collect();
    columns(&seats);
    if let Some(shown) = &room.shown {
        let line = |(at, level): (usize, &engagement::workshop::RoomLevel)| {
            let count = |of: &[u32]| of.get(at).copied().unwrap_or_default().to_string();
            vec![level.digit.clone(), short(&level.name), count(&shown.provider), count(&shown.agency)]
        };
        let mut lines = vec![["", "Level", "Provider", "Agency"].map(str::to_owned).to_vec()];
        lines.extend(room.levels.iter().enumerate().map(line));
        columns(&lines);
        if let Some(flag) = &shown.flag {
            println!("{}.", flag.words);
        }
        println!("{} {}", shown.talk_first, shown.middle);
        if shown.abstained > 0 {
            println!("{} abstained.", shown.abstained);
        }
    }
    for past in room.past.iter().filter(|past| !past.counts.is_empty()) {
        let said = |(level, count): (&engagement::workshop::RoomLevel, &u32)| format!("{count} on {}", level.digit);
        let counts: Vec<_> = room.levels.iter().zip(&past.counts).filter(|(_, count)| **count > 0).map(said).collect();
        println!("Round {}: {}", past.number, counts.join(", "));
    }
    for said in room.notes.lines().filter(|line| !line.trim().is_empty()) {
        println!("Said: {}", plain(said));
    }
    summary(room);
}

fn seat(seat: &RoomSeat) -> Vec<String> {
    let side = if seat.side == Side::Provider { "provider" } else { "agency" };
    let state = match (seat.away, seat.voted) {
        (true, _) => "left",
        (_, Some(true)) => "in",
        (_, Some(false)) => "waiting",
        (_, None) => "",
    };
    vec![short(&seat.name), side.to_owned(), state.to_owned()]
}

fn summary(room: &Room) {
    println!("\nAgreed");
    let line = |it: &engagement::workshop::SummaryLine| {
        let agreed = if it.words.is_empty() { "-".to_owned() } else { plain(&it.words) };
        vec![short(&it.name), agreed, it.was.clone().unwrap_or_default(), short(&it.dissent.join("; "))]
    };
    columns(&room.summary.iter().map(line).collect::<Vec<_>>());
}
