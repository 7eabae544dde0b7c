//! The engagement model: what a liaison keeps, in the field's words, and the rules it obeys.
//!
//! Pure: no I/O, no clock, no SQL, no window. Time and ids come in as arguments; what a rule must
//! know of other entities comes in through [`Surroundings`].

mod assignment;
mod cadence;
mod calendar;
mod change;
mod code_list;
mod communication;
mod coordination;
mod decision;
mod deliverable;
mod engagement;
mod entity;
mod field;
mod group;
mod label;
mod matrix;
pub mod maturity;
mod organization;
mod person;
mod plan_document;
mod position;
mod read;
mod refusal;
mod role;
mod service;
mod stakeholder;
mod surroundings;
pub mod template;
mod text;
mod time_of_day;
mod who_is_who;
pub mod workshop;
mod workspace;

pub use assignment::Assignment;
pub use cadence::Cadence;
pub use calendar::{BusinessCalendar, ClosedDays, DayRule, FiscalQuarter, Holiday, Observance, Shift, TimeZone};
pub use change::{Change, Deed, Done, Touched};
pub use code_list::{Code, CodeList, CodeListEntry, show_codes};
pub use communication::{
    CalendarEvent, Commitment, Consequence, Contact, Coverage, CoverageCell, CoverageRow, Day, DayEntry, DayState,
    Deferral, DueItem, DueKind, EventTime, ExportedEvent, Filter, Load, Outlook, Owed, Plan, Promised,
    PublishedCalendar, PublishedEvent, QuietItem, Reach, StandingCommunication, StandingKind, Step, TimelineEntry,
    Today, Touchpoint, Waiver, WhatToSay,
};
pub use coordination::{Coordination, Relation};
pub use decision::{Decision, DecisionRight, Right};
pub use deliverable::{Deliverable, RaciLetter, Responsibility};
pub use engagement::Engagement;
pub use entity::{Concept, Entity, Kind, KindFacts, Values, facts};
pub use field::{Choice, Content, Field};
pub use group::{Group, GroupForm, GroupMember};
pub use label::{grouped, label_of};
pub use matrix::Matrix;
pub use maturity::{AgreedLevel, Assessment, GapAction, MaturityModel, ModelPart, Rating};
pub use organization::Organization;
pub use person::Person;
pub use plan_document::{ChosenPart, DOCUMENT, EngagementPlan, Part, PartState, Parts, Revision, Section};
pub use position::Position;
pub use read::{complete, find_code, read_day, read_values};
pub use refusal::Refusal;
pub use role::Role;
pub use service::{Membership, Service};
pub use stakeholder::Stakeholder;
pub use surroundings::{Following, Surroundings};
pub use text::{Id, LONGEST_TEXT, Name, Side, Text};
pub use time_of_day::TimeOfDay;
pub use who_is_who::{
    HandOver, HandOverPoint, HandOverRole, HandOverSeat, Held, Party, Roster, RosterAgency, RosterLiaison, Team,
    TeamDepartment, Teams, Vacancy, WayEnd, WayStep, WayUp, WhoIsWho,
};
pub use workshop::{Round, Seat, Vote, Workshop};
pub use workspace::{Month, Workspace};
