// The Washington plan for looking at the window without the program, and for tests of the window.
import type { CodeList, CodeListEntry, Engagement, Stakeholder, Workspace } from "../src/bindings";

export const workspace: Workspace = { id: "w1", name: "CTS", fiscalYearStart: 7 };
export const engagement: Engagement = {
  id: "e1",
  name: "State Data Center",
  purpose: "How CTS and the agencies it serves work together while services move.",
  providerId: null,
  startsOn: null,
  calendarId: null,
};

const KEY: [CodeList, string, string, string | null][] = [
  ["priority", "H", "High", null],
  ["priority", "M", "Medium", null],
  ["priority", "L", "Low", null],
  ["impact", "A", "Monitor", null],
  ["impact", "B", "Work closely", null],
  ["impact", "C", "Keep informed", null],
  ["frequency", "W", "Weekly", "every week"],
  ["frequency", "S", "Semi-monthly", "the 1st and 15th"],
  ["frequency", "M", "Monthly", "every month"],
  ["frequency", "Q", "Quarterly", "every 3 months"],
  ["frequency", "AN", "As needed", "no date"],
  ["frequency", "AR", "As requested", "no date"],
  ["method", "R", "Report", null],
  ["method", "F", "Meeting", null],
  ["method", "P", "Presentation", null],
  ["method", "E", "Email", null],
  ["method", "C", "Phone call", null],
  ["method", "S", "SharePoint site", null],
  ["method", "W", "Website", null],
];

const ROWS = `CTS Director|H|B|AN|R F E S
Executive Sponsor|H|B|AN|R F E S
Project Sponsor|H|B|AN|R F E S
Sr. Project Manager|H|B|AN|R F E S
Steering Committee|H|B|S|R P F E S
OCIO IT Consultant|H|B|S|R F E C S W
CTS Advisory Council|M|C|M|P W
CTS Oversight Stakeholders (TSB, OFM)|M|C|AR|P W
SDC Project Management Support Team|M|C|AN|R F E S W
Service Owners|M|C|AN|R F E S W
SDC Program Support|M|C|AN|R F E S W
SDC Project Teams|M|C|AN|R F E S W
Other Internal CTS Stakeholders|L|A|M|P E C W
External Stakeholders (users/customers)|L|A|AN|P C W
Public|L|A|AR|P C W`.split("\n");

/** Places that sort as text: `a0001`, `a0002` … */
export const placeOf = (index: number): string => `a${String(index).padStart(6, "0")}`;

export const key: CodeListEntry[] = KEY.map(([list, code, label, rule], index) => ({
  id: `c${index}`,
  list,
  code,
  label,
  rule,
  retired: false,
  position: placeOf(index),
}));

/** The fifteen rows, repeated until there are `count`. */
export function stakeholders(count = ROWS.length): Stakeholder[] {
  return Array.from({ length: count }, (_, index) => {
    const [name = "", priority = null, impact = null, frequency = null, method = ""] = (
      ROWS[index % ROWS.length] ?? ""
    ).split("|");
    const round = Math.floor(index / ROWS.length);
    return {
      id: `s${index}`,
      engagementId: engagement.id,
      name: round === 0 ? name : `${name} ${round + 1}`,
      priority,
      impact,
      frequency,
      method: method.split(" "),
      definition: `Who is meant by ${name}.`,
      reportingRequirements: "",
      position: placeOf(index),
      roleId: null,
      personId: null,
      organizationId: null,
      groupId: null,
      ownerId: null,
      quietLimit: null,
    };
  });
}
