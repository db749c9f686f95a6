/// The JSON that `ombudsctl score` prints.
public struct ScoreReport: Codable, Hashable, Sendable {
    /// Counts of right and wrong readings.
    public struct Tally: Codable, Hashable, Sendable {
        public var right: Int
        /// Wrong values, and values read where there are none, without a finding that says so.
        public var wrong: Int
        /// Wrong values with a finding that says so.
        public var doubted: Int
        public var missed: Int
        /// The share of right values among those that were read, from 0 to 1.
        public var precision: Double
        /// The share of right values among those that are expected, from 0 to 1.
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
        /// One sentence a problem.
        public var problems: [String]

        public init(name: String, problems: [String]) {
            self.name = name
            self.problems = problems
        }
    }

    /// A document that could not be scored.
    public struct Fault: Codable, Hashable, Sendable {
        /// The file that is at fault.
        public var name: String
        /// One sentence: what is wrong with it, and where.
        public var message: String

        public init(name: String, message: String) {
            self.name = name
            self.message = message
        }
    }

    public var schema = "ombudsd.score/1"
    public var documents: Int
    /// Over figures only.
    public var figures: Tally
    /// Over kind, authority, period, figures, findings and alerts.
    public var all: Tally
    /// By kind of document.
    public var groups: [String: Tally]
    /// By the name of the figure or other subject, as `uphold.rate`.
    public var subjects: [String: Tally]
    public var imperfect: [Imperfect]
    public var faults: [Fault]
    /// The texts in the folder that have no expected reading.
    public var unscored: [String]

    public init(
        documents: Int, figures: Tally, all: Tally, groups: [String: Tally], subjects: [String: Tally],
        imperfect: [Imperfect], faults: [Fault], unscored: [String]
    ) {
        self.documents = documents
        self.figures = figures
        self.all = all
        self.groups = groups
        self.subjects = subjects
        self.imperfect = imperfect
        self.faults = faults
        self.unscored = unscored
    }
}
