import { family } from "./meaning.ts";

/** Segment's video specification: playback, content, advertisements and quality. */
export const video = family("Video", { department: "marketing", stage: "awareness" }, [
  { name: "Video Playback Started", aliases: ["video_start"] },
  { name: "Video Playback Paused" },
  { name: "Video Playback Interrupted", outcome: "failure" },
  { name: "Video Playback Buffer Started", department: "product" },
  { name: "Video Playback Buffer Completed", department: "product" },
  { name: "Video Playback Seek Started" },
  { name: "Video Playback Seek Completed" },
  { name: "Video Playback Resumed" },
  { name: "Video Playback Completed", outcome: "success", aliases: ["video_complete"] },
  { name: "Video Playback Exited" },
  { name: "Video Content Started" },
  { name: "Video Content Playing", aliases: ["video_progress"] },
  { name: "Video Content Completed", outcome: "success" },
  { name: "Video Ad Started", channel: "ads", direction: "outbound" },
  { name: "Video Ad Playing", channel: "ads", direction: "outbound" },
  { name: "Video Ad Completed", channel: "ads", direction: "outbound", outcome: "success" },
  { name: "Video Ad Clicked", channel: "ads", outcome: "success" },
  { name: "Video Ad Skipped", channel: "ads", outcome: "failure" },
  { name: "Video Quality Updated", department: "product" },
]);
