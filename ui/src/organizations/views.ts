// The views of the organizations: who they are, the services, and who consumes which.
import { Views } from "../frame/views.svelte";

export const views = new Views("organizations", [
  { view: "organizations", words: "All" },
  { view: "services", words: "Services" },
  { view: "directory", words: "Directory" },
]);
