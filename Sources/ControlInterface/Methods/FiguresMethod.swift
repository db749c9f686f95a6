public import Model

/// `Figures`: figures of many authorities' years.
public enum FiguresMethod: InterfaceMethod {
    public static let name = "Figures"
    public static let documentation = """
        The councils' own figures, each with its document and place, by authority and year: of the authorities named, of one
        type or of all; of one year or all; all figures or those named.
        """
    public static let changesState = false

    public static func unusable(_ parameters: Parameters, at _: Int64) -> UnusableParameter? {
        if let type = parameters.type, Authority.Kind(rawValue: type) == nil { return UnusableParameter("type") }
        if let year = parameters.year, Period(name: year) == nil { return UnusableParameter("year") }
        return parameters.figures?.first { $0.definition == nil }.map { figure in
            UnusableParameter("figures", "There is no figure \"\(figure.rawValue)\"; docs/figures.md lists them.")
        }
    }

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// Authorities by name, slug or GSS code; nil for all.
        public var authorities: [String]?
        /// The type of the authorities, as `county`; nil for any.
        public var type: String?
        /// The name of a year, as `2019-20`; nil for all.
        public var year: String?
        /// The figures wanted; nil for all. Averages of similar authorities come with the rates that they are compared with.
        public var figures: [FigureName]?

        public static let members = [
            VarlinkMember("authorities", \Self.authorities), VarlinkMember("type", \Self.type),
            VarlinkMember("year", \Self.year), VarlinkMember("figures", \Self.figures),
        ]

        public init(
            authorities: [String]? = nil, type: String? = nil, year: String? = nil, figures: [FigureName]? = nil
        ) {
            self.authorities = authorities
            self.type = type
            self.year = year
            self.figures = figures
        }
    }

    public typealias Reply = FiguresReport
}
