// What the server gives of programmes, rounds, draws and auditors (schemas AuditProgramme, AuditRound … of the OpenAPI document).

export interface ProgrammeRow {
  id: string; kind: string; name: string; lead: string; tool: string; target: number; method: string; status: string;
  starts_on: string; ends_on: string | null; rounds: number; open_round: string | null; slipped_days: number;
}

export interface RoundRow { id: string; month: string; label: string; target: number; opens_on: string; due_on: string; state: string; audits: number }

export interface Programme {
  id: string; kind: string; name: string; question: string; lead: string; tool: string; target: number; method: string;
  statuses: string[]; audited_within_months: number; one_child_a_family: boolean; floor: number; reserves: number;
  look_back_months: number; starts_on: string; ends_on: string | null; status: string; may_become: string[];
  history: { at: string; who: string; status: string; starts_on: string; ends_on: string | null; reason: string }[];
  slips: { at: string; reason: string; end: boolean; was: string; now_is: string; days: number }[];
  rounds: RoundRow[];
  may_run: boolean;
}

export interface PlanRow { programme_id: string; programme: string; kind: string; month: string; opens_on: string; due_on: string; target: number; round: string | null }

export interface GateCheck { code: string; found: number; passed: boolean; words: string }
export interface RoundFrame {
  id: string; snapshot: string; as_at: string; hash: string; rows: number; checks: GateCheck[]; passed: boolean;
  waived_by: string | null; waived_reason: string | null; made_by: string; made_at: string;
}
export interface Stratum { service: string; quadrant: string; frame: number; eligible: number; floor: number; allocated: number; probability: number | null }
export interface RoundDraw {
  id: string; method: string; seed: string | null; rows: number; eligible: number;
  exclusions: { reason: string; words: string; rows: number }[]; strata: Stratum[]; drawn_by: string; drawn_at: string;
}
export interface Round {
  id: string; programme_id: string; programme: string; kind: string; method: string; floor: number; reserves: number; month: string;
  label: string; target: number; opens_on: string; due_on: string; state: string; tool: string | null; closed_at: string | null;
  frame: RoundFrame | null; draw: RoundDraw | null;
  withdrawn: { drawn_at: string; withdrawn_at: string | null; reason: string | null }[];
  progress: { audits: number; unassigned: number; late: number; waited_for: number; states: { state: string; words: string; audits: number }[] };
  may_run: boolean;
  snapshots: { name: string; as_at: string }[];
}

export interface Conflict { auditor: string; words: string[]; forbidden: boolean }
export interface ProposedCase {
  audit: string; child: string; service: string | null; quadrant: string | null; team: string | null; stream: string; state: string;
  auditor: string | null; revision: number; due_on: string | null; proposed: string | null; why: string | null; conflicts: Conflict[];
}
export interface ProposalAuditor { id: string; name: string; status: string; capacity: number; load: number }
export interface Proposal { known_to: string; due_on: string; cases: ProposedCase[]; auditors: ProposalAuditor[] }

export interface CaseRow {
  audit: string; child: string | null; service: string | null; quadrant: string | null; team: string | null; stream: string; state: string;
  state_words: string; auditor: string | null; auditor_id: string | null; due_on: string | null; late: boolean; revision: number;
}

export interface AuditorRow {
  id: string; name: string; account: string | null; organisation: string | null; worker_id: string | null; status: string;
  trained_on: string | null; capacity: number; load: number; interests: number;
}
export interface InterestRow { id: string; auditor: string; kind: string; interest_in: string | null; why: string; valid_from: string; valid_to: string | null }

export interface ControlRow {
  part: string; group: string; number: number; completed: number | null; under_way: number | null; unassigned: number | null;
  not_audited: number | null; late: number | null;
}

export interface Note {
  title: string;
  internal: boolean;
  sections: { heading: string; paragraphs: string[]; table: { caption: string; head: string[]; rows: string[][] } | null }[];
}
