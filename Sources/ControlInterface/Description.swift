extension ControlInterface {
    /// The interface in the varlink interface definition language.
    public static let description = """
        # What ombudsd knows of the Ombudsman's letters, and what follows from it.
        interface io.ombudsd.Control

        type Authority (name: string, slug: string, type: string, gss: ?string)

        type Person (uid: int, name: ?string)

        type Acknowledgement (by: Person, at: string, note: ?string)

        type Silence (
          id: int,
          authority: ?string,
          rule: ?string,
          until: string,
          by: Person,
          at: string,
          note: ?string
        )

        type Evidence (name: string, sha256: string)

        type Place (page: int, line: int, text: string)

        type Period (name: string, start: string, end: string)

        type Alert (
          id: string,
          rule: string,
          state: (raised, resolved),
          acknowledged: bool,
          acknowledgement: ?Acknowledgement,
          silenced: bool,
          priority: int,
          authority: ?Authority,
          period: ?string,
          value: ?float,
          threshold: ?float,
          peerBasis: ?string,
          peers: ?(basis: string, source: ?string, count: ?int),
          evidence: ?(upheld: int, investigations: int, pValue: ?float, interval: []float),
          message: string,
          document: Evidence,
          source: ?Place,
          revision: int,
          raisedAt: string,
          changedAt: string
        )

        type Figure (
          value: float,
          unit: string,
          basis: (stated, derived),
          from: ?[]string,
          page: int,
          line: int,
          text: string
        )

        type Finding (code: string, figures: []string, message: string, page: int, line: int, text: string)

        type PeerAverage (value: ?float, basis: ?string, source: ?string, count: ?int, unknown: ?string)

        type Year (
          period: Period,
          document: Evidence,
          kind: string,
          figures: [string]Figure,
          sources: [string]Evidence,
          peerAverages: [string]PeerAverage,
          findings: []Finding,
          alerts: []Alert,
          otherDocuments: []Evidence,
          history: ?(documents: []object, steps: []object)
        )

        type AuthorityEntry (
          authority: Authority,
          periods: []string,
          documents: int,
          openAlerts: int,
          listed: bool
        )

        type DocumentEntry (
          name: string,
          sha256: string,
          outcome: (processed, rejected, duplicate),
          kind: ?string,
          authority: ?string,
          period: ?string,
          reason: ?string
        )

        # What the daemon is doing, and how much it keeps.
        method Status() -> (
          schema: string,
          state: string,
          detail: ?string,
          version: string,
          inbox: string,
          documents: (processed: int, rejected: int, duplicate: int, waiting: int, moreWaiting: bool),
          alerts: (open: int),
          overflows: int,
          problems: []string,
          since: string
        )

        # The alerts that stand; with all, the resolved ones too.
        method Alerts(all: ?bool) -> (schema: string, alerts: []Alert)

        # One alert by its id, with the figures that it rests on.
        method Alert(name: string) -> (schema: string, alert: Alert, figures: [string]Figure)

        # The authorities that there are documents of.
        method Authorities() -> (schema: string, authorities: []AuthorityEntry)

        # One authority by name, slug or GSS code, with all its years; with history, how they came to be what they are.
        method Authority(name: string, history: ?bool) -> (schema: string, authority: Authority, listed: bool, years: []Year)

        # Every file that arrived, and what became of it.
        method Documents() -> (schema: string, documents: []DocumentEntry)

        # Looks through the inbox as if the daemon had just started. Needs the right to change things.
        method Rescan() -> (schema: string, waiting: int)

        # Examines rejected documents again: those of a name, or of a SHA-256 of which eight digits are enough; all of them
        # without either. They go back into the inbox. Needs the right to change things.
        method Retry(document: ?string) -> (
          schema: string,
          documents: []string,
          kept: [](name: string, message: string)
        )

        # Notes that somebody looks after an alert that stands, committed before the answer. Needs the right to change things.
        method Acknowledge(name: string, note: ?string) -> (schema: string, alert: Alert, figures: [string]Figure)

        # Takes an acknowledgement back. Needs the right to change things.
        method Unacknowledge(name: string) -> (schema: string, alert: Alert, figures: [string]Figure)

        # Keeps alerts of an authority, of a rule, or both out of the journal until a time; they stand all the same, and what
        # happens to them is told when the silence ends. Needs the right to change things.
        method Silence(authority: ?string, rule: ?string, until: string, note: ?string) -> (schema: string, silences: []Silence)

        # Ends a silence by its number. Needs the right to change things.
        method Unsilence(id: int) -> (schema: string, silences: []Silence)

        # The silences in force.
        method Silences() -> (schema: string, silences: []Silence)

        error NotFound (message: string)
        error NotPermitted (message: string)
        error Failed (message: string)
        """
}
