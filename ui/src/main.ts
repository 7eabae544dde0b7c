// Starts the window.
import "./tokens.css";
import "./look/base.css";
import "./look/controls.css";
import "./look/parts.css";
import "./look/scene.css";
import { mount } from "svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target });
