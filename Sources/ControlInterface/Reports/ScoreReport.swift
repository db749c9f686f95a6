/// What `ombudsctl score` prints.
public struct ScoreReport: Codable, Hashable, Sendable {
    /// How often something was read rightly, and how often not.
    public struct Tally: Codable, Hashable, Sendable {
        public var right: Int
        /// Wrong, or read where there is nothing, and no finding speaks of it.
        public var wrong: Int
        /// Wrong, but a finding says so.
        public var doubted: Int
        public var missed: Int
        /// Right among what was read, from 0 to 1.
        public var precision: Double
        /// Right among what there is, from 0 to 1.
        public var recall: Double

        public init(right: Int, wrong: Int, doubted: Int, missed: Int, precision: Double, recall: Double) {
            self.right = right
            self.wrong = wrong
            self.doubted = doubted
            self.missed = missed
            self.precision = precision
            self.recall = recall
        }
    }

    /// A document that was not read as expected.
    public struct Imperfect: Codable, Hashable, Sendable {
        public var name: String
        /// One sentence for each thing.
        public var problems: [String]

        public init(name: String, problems: [String]) {
            self.name = name
            self.problems = problems
        }
    }

    public var schema = "ombudsd.score/1"
    public var documents: Int
    /// Over figures only.
    public var figures: Tally
    /// Over kind, authority, period, figures and findings.
    public var all: Tally
    /// By kind of document.
    public var groups: [String: Tally]
    /// By what is read, as `uphold.rate`.
    public var subjects: [String: Tally]
    public var imperfect: [Imperfect]

    public init(
        documents: Int, figures: Tally, all: Tally, groups: [String: Tally], subjects: [String: Tally],
        imperfect: [Imperfect]
    ) {
        self.documents = documents
        self.figures = figures
        self.all = all
        self.groups = groups
        self.subjects = subjects
        self.imperfect = imperfect
    }
}
