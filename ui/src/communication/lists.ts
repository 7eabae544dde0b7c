// The lists of the communication plan: what is shown of each, and what belongs there.

import type { Column } from "../components/grid/column";
import { type Engagement, session } from "../engagement";
import type { Empty, ListOf } from "../lists/list";
import type { View } from "./views.svelte";

interface Shown {
  readonly list: ListOf;
  readonly title: string;
  readonly name: string;
  readonly add: string;
  readonly empty: Empty;
}

type ListView = Exclude<View, "calendar" | "coverage" | "load">;

export function lists({ id: engagementId, calendarId }: Engagement, observed: Column): Record<ListView, Shown> {
  const given = { engagementId };
  return {
    log: {
      list: {
        kind: "touchpoint",
        scope: engagementId,
        given,
        fresh: { date: session.state?.today ?? "" },
        sort: { column: "date", descending: true },
        widths: {
          date: { width: 96, grow: 0 },
          stakeholderIds: { width: 240, grow: 1 },
          method: { width: 172, grow: 0 },
        },
        shown: ["date", "stakeholderIds", "method", "byId", "internal"],
      },
      title: "Contact log",
      name: "the log",
      add: "Add a contact to the log",
      empty: {
        heading: "No contacts yet",
        about:
          "Each conversation, meeting and message stands here: with whom, by what means, and what was said. Log one from anywhere with Ctrl+L.",
        first: "Add the first contact",
      },
    },
    commitments: {
      list: {
        kind: "commitment",
        scope: engagementId,
        given,
        sort: { column: "dueOn", descending: false },
        widths: { name: { width: 240, grow: 1 } },
        shown: ["name", "byId", "stakeholderId", "dueOn", "doneOn"],
      },
      title: "Commitments",
      name: "the commitments",
      add: "Add a commitment",
      empty: {
        heading: "No commitments yet",
        about: "What someone promised in a conversation stands here: who, to whom, by when, and who heard it where.",
        first: "Add the first commitment",
      },
    },
    standing: {
      list: {
        kind: "standingCommunication",
        scope: engagementId,
        given,
        fresh: { sort: "other", rule: "every month" },
        widths: { name: { width: 240, grow: 1 } },
        shown: ["name", "sort", "ownerId", "method", "rule", "startsOn", "stakeholderIds", "organizationIds", "filter"],
      },
      title: "Standing communications",
      name: "the standing communications",
      add: "Add a standing communication",
      empty: {
        heading: "No standing communications yet",
        about:
          'A newsletter, a board or a meeting that comes back by itself: for whom it is, who sees to it, how often, and what belongs into it. The command "Add the operating calendar" (Ctrl+K) brings the boards, reviews and surveys of a fiscal year.',
        first: "Add the first one",
      },
    },
    holidays: {
      list: {
        kind: "holiday",
        scope: null,
        first: "name",
        fresh: { shift: "nearest", ...(calendarId ? { calendarId } : {}) },
        widths: {
          name: { width: 216, grow: 1 },
          calendarId: { width: 104, grow: 0 },
          rule: { width: 216, grow: 1 },
          shift: { width: 232, grow: 0 },
        },
        shown: ["name", "calendarId", "rule", "shift", "observed"],
        computed: [observed],
      },
      title: "Holidays",
      name: "the holidays",
      add: "Add a holiday",
      empty: {
        heading: "No holidays yet",
        about:
          "Dates of the plan move off weekends and off the days that stand here. A rule says on which day each one falls.",
        first: "Add the first holiday",
      },
    },
    calendars: {
      list: { kind: "businessCalendar", scope: null, fresh: { timeZone: "America/New_York" } },
      title: "Business calendars",
      name: "the calendars",
      add: "Add a calendar",
      empty: {
        heading: "No calendars yet",
        about: "A calendar holds the holidays by which an engagement goes, and the time zone of its offices.",
        first: "Add the first calendar",
      },
    },
  };
}
