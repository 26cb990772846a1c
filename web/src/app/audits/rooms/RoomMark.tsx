// What stands on everything of an evidence room, on the screen and on every printed sheet: who took it, when, and in which room.
import type { ComponentChildren } from 'preact';
import { longTime } from '../../../words/format.js';
import { Marked } from '../../children/Marked.js';
import type { Watermark } from './rooms.js';

export function RoomMark({ mark, children }: { mark: Watermark; children: ComponentChildren }) {
  return <Marked words={`Official-sensitive. Evidence room “${mark.room}”. Taken by ${mark.who}, ${longTime(mark.at)}.`}>{children}</Marked>;
}
