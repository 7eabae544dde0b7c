//! Everything the page can call and hear, and the TypeScript made of it.

use tauri::Wry;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{
    communication, documents, engagement_plan, maturity, maturity_pictures, model, preferences, roles, safety,
    workshop, workspace,
};
use crate::watch::WarningEvent;
use crate::window::LeavingEvent;

/// The commands and events with their types.
pub(crate) fn builder() -> Builder<Wry> {
    Builder::new()
        .disable_serde_phases()
        // For the numbers inside JSON values, which JavaScript has as numbers anyway; no type of ours has 64 bits.
        .dangerously_cast_bigints_to_number()
        .commands(collect_commands![
            workspace::state,
            workspace::new_workspace,
            workspace::open_workspace,
            workspace::open_recent,
            workspace::save_copy,
            workspace::close_workspace,
            workspace::leave,
            model::facts,
            model::list,
            model::get,
            model::change,
            model::undo,
            model::redo,
            model::history,
            model::history_of,
            communication::today,
            communication::overdue,
            communication::next_contacts,
            communication::month,
            communication::coverage,
            communication::load,
            communication::timeline,
            communication::what_to_say,
            communication::reach,
            communication::next_holidays,
            communication::consequence,
            communication::log_contact,
            communication::defer,
            communication::add_operating_calendar,
            communication::export_communication,
            communication::export_calendar,
            documents::export_matrix,
            documents::export_roles,
            documents::export_structure,
            maturity_pictures::portfolio_view,
            maturity_pictures::result_view,
            maturity_pictures::model_of_assessment,
            maturity_pictures::export_portfolio_picture,
            maturity_pictures::export_result_picture,
            documents::cancel_export,
            documents::show_in_folder,
            maturity::maturity_models,
            maturity::models_in_use,
            maturity::maturity_result,
            maturity::maturity_portfolio,
            maturity::gap_plan,
            maturity::maturity_paths,
            maturity::take_moves,
            maturity::take_path,
            maturity::start_assessment,
            maturity::add_maturity_model,
            maturity::export_maturity,
            engagement_plan::plan_sections,
            engagement_plan::arrange_sections,
            engagement_plan::word_section,
            engagement_plan::preview_plan,
            engagement_plan::choose_template,
            engagement_plan::plan_template,
            engagement_plan::drop_template,
            engagement_plan::export_plan,
            roles::structure,
            roles::way_up,
            roles::roster,
            roles::teams,
            roles::vacancies,
            roles::hand_over,
            roles::take_roles,
            roles::new_engagement,
            roles::preview_forgetting,
            roles::forget,
            safety::backups,
            safety::back_up,
            safety::restore,
            safety::verify,
            safety::rescue,
            safety::work_on_copy,
            workshop::start_workshop,
            workshop::room,
            workshop::carry_on,
            workshop::export_ballots,
            workshop::fill_screen,
            preferences::preference,
            preferences::set_preference,
        ])
        .events(collect_events![model::TouchedEvent, documents::ExportingEvent, LeavingEvent, WarningEvent])
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;

    const WRITE: &str = "LIAISON_WRITE_BINDINGS";
    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/bindings.ts");

    #[test]
    fn the_committed_bindings_are_what_the_commands_say() {
        let made = tempfile::Builder::new().suffix(".ts").tempfile().unwrap();
        let header = "// Made from the shell's commands by `cargo xtask bindings`. Do not edit.\n";
        super::builder().export(Typescript::default().header(header), made.path()).unwrap();
        let made = std::fs::read_to_string(made.path()).unwrap();
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(FILE, &made).unwrap();
        }
        let committed = std::fs::read_to_string(FILE).unwrap();
        assert!(committed == made, "ui/src/bindings.ts is stale: run `cargo xtask bindings`");
    }
}
