// What must not be saved by the page itself: rows about children, which only the server gives out, marked and recorded.
import { createContext } from 'preact';

/** True around what stays in the system; there are no buttons to save then. */
export const StaysInside = createContext(false);
