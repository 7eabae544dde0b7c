// The commands of the core as plain asynchronous functions that throw Refused.
import { commands, events, type Refusal } from "../bindings";
import { asRefused } from "./refused";

type Commands = typeof commands;
type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Refusal };
type Data<R> = R extends Answer<unknown> ? Extract<R, { status: "ok" }>["data"] : R;
type Answering<C> = C extends (...args: infer A) => Promise<infer R> ? (...args: A) => Promise<Data<R>> : never;
type Events = typeof events;
type Payload<N extends keyof Events> = Parameters<Parameters<Events[N]["listen"]>[0]>[0]["payload"];

/** Every command by its name: `core.list("stakeholder", id)`. Throws `Refused` and nothing else. */
export const core = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [name, answering(command as Command)]),
) as { [N in keyof Commands]: Answering<Commands[N]> };

/** Calls back with every event of that name until the returned function is called. */
export function listen<N extends keyof Events>(name: N, heard: (payload: Payload<N>) => void): Promise<() => void> {
  return events[name].listen((event) => heard(event.payload as Payload<N>));
}

type Command = (...args: unknown[]) => Promise<unknown>;

function answering(command: Command) {
  return async (...args: unknown[]): Promise<unknown> => {
    const answer = await command(...args).catch((thrown: unknown) => {
      throw asRefused(thrown);
    });
    if (!isAnswer(answer)) return answer;
    if (answer.status === "error") throw asRefused(answer.error);
    return answer.data;
  };
}

/** Commands that cannot be refused answer with the bare value. */
function isAnswer(answer: unknown): answer is Answer<unknown> {
  return typeof answer === "object" && answer !== null && "status" in answer;
}
