// Entry point of an incident under review.

import { keepMarked } from "./kept.js";

keepMarked(document, sessionStorage);
