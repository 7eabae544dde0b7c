// How large the page is shown. Behind the door, as everything that calls the shell.
import { getCurrentWebview } from "@tauri-apps/api/webview";

/** Enlarges everything on the page; 1 is normal. */
export async function enlarge(factor: number): Promise<void> {
  await getCurrentWebview().setZoom(factor);
}
