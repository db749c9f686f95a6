import Model

extension Expectation {
    /// Finds every mistake of an expectation that was written by hand, each as the end of "It is not the JSON of an expected
    /// reading: …".
    ///
    /// - Parameters:
    ///   - json: the file's content.
    ///   - rules: the names of the rules that may stand among the alerts.
    /// - Returns: none for a file that can be decoded.
    public static func faults(in json: [UInt8], rules: [String]) -> [String] {
        guard let tree = JSONTree(json) else {
            return ["its brackets, commas or quotation marks are not those of JSON"]
        }
        var check = ExpectationCheck(rules: rules)
        check.check(tree)
        return check.faults
    }
}

/// Holds the members of an expectation against what they may be, and collects what they are not.
private struct ExpectationCheck {
    let rules: [String]
    private(set) var faults: [String] = []

    init(rules: [String]) { self.rules = rules }

    mutating func check(_ tree: JSONTree) {
        guard case .object(let members) = tree else {
            faults.append("the whole should be an object")
            return
        }
        let values = values(of: members, at: "", known: Self.members)
        check(values["kind"], "kind", among: DocumentKind.allCases.map(\.rawValue))
        check(values["authority_type"], "authority_type", among: Authority.Kind.allCases.map(\.rawValue))
        for name in ["own_figures", "refuse", "may_refuse", "or_unclear"] { checkFlag(values[name], name) }
        checkText(values["authority"], "authority")
        checkText(values["period_end"], "period_end")
        checkPeriodEnd(values["period_end"])
        let figures = checkFigures(values["figures"], "figures")
        let derived = checkList(values["derived"], "derived", among: FigureName.all.map(\.rawValue))
        let absent = checkList(values["absent"], "absent", among: FigureName.all.map(\.rawValue))
        checkYears(values["earlier"], "earlier")
        checkServices(values["services"])
        checkList(values["alerts"], "alerts", among: rules)
        let codes = Finding.Code.allCases.map(\.rawValue)
        let findings = checkList(values["findings"], "findings", among: codes)
        let notFindings = checkList(values["not_findings"], "not_findings", among: codes)
        refuse("“absent” has “", absent.filter(figures.contains), "”, which stands among the figures")
        refuse("“not_findings” has “", notFindings.filter(findings.contains), "”, which stands among the findings")
        refuse("“derived” has “", derived.filter { !figures.contains($0) }, "”, which does not stand among the figures")
        if values["refuse"] == .flag(true) {
            let judged = ["figures", "derived", "earlier", "services", "alerts", "findings"].filter { name in
                switch values[name] {
                case nil, .null, .object([]), .list([]): false
                default: true
                }
            }
            refuse("“refuse” and “", judged, "” contradict each other: a refused document has none")
        }
        guard values["own_figures"] != .flag(false), values["refuse"] != .flag(true) else { return }
        for name in ["authority", "figures"] where values[name] ?? .null == .null {
            faults.append("the member “\(name)” is missing")
        }
    }

    private static let members = [
        "kind", "authority", "authority_type", "period_end", "figures", "derived", "absent", "earlier", "services",
        "alerts",
        "findings", "not_findings", "own_figures", "refuse", "may_refuse", "or_unclear", "note",
    ]

    private mutating func refuse(_ before: String, _ names: [String], _ behind: String) {
        faults += names.map { before + $0 + behind }
    }

    // MARK: Members

    /// The members of an object by name. A repeated name is a fault, and where the known ones are given an unknown one.
    private mutating func values(
        of members: [JSONTree.Member], at path: String, known: [String]? = nil
    ) -> [String: JSONTree] {
        var values: [String: JSONTree] = [:]
        for member in members {
            let name = path.isEmpty ? member.name : "\(path).\(member.name)"
            if let known, !known.contains(member.name) {
                faults.append("“\(name)” is not known; the known members are \(known.sorted().joined(separator: ", "))")
            }
            if values.updateValue(member.value, forKey: member.name) != nil {
                faults.append("“\(name)” stands there twice")
            }
        }
        return values
    }

    /// The members of a value that should be an object; none where it is absent or another value.
    private mutating func members(of value: JSONTree?, at path: String) -> [JSONTree.Member] {
        switch value {
        case nil, .null: return []
        case .object(let members): return members
        default:
            faults.append("“\(path)” should be an object")
            return []
        }
    }

    /// - Returns: the names of the figures.
    @discardableResult
    private mutating func checkFigures(_ value: JSONTree?, _ path: String) -> Set<String> {
        let figures = values(of: members(of: value, at: path), at: path)
        for (name, value) in figures.sorted(by: { $0.key < $1.key }) {
            if FigureName(rawValue: name).definition == nil {
                faults.append("“\(path)” has “\(name)”, which is no figure's name")
            } else if case .number = value {
            } else {
                faults.append("“\(path).\(name)” should be a number")
            }
        }
        return Set(figures.keys)
    }

    private mutating func checkYears(_ value: JSONTree?, _ path: String) {
        let years = values(of: members(of: value, at: path), at: path)
        for (name, figures) in years.sorted(by: { $0.key < $1.key }) {
            if Period(name: name) == nil {
                faults.append("“\(path)” has “\(name)”, which is no year such as 2022-23")
            }
            checkFigures(figures, "\(path).\(name)")
        }
    }

    private mutating func checkServices(_ value: JSONTree?) {
        for (index, service) in elements(of: value, at: "services").enumerated() {
            let path = "services.\(index + 1)"
            let parts = values(of: members(of: service, at: path), at: path, known: ["scope", "figures", "earlier"])
            let scope = values(
                of: members(of: parts["scope"], at: "\(path).scope"), at: "\(path).scope", known: ["service"])
            if scope["service"] == nil { faults.append("the member “\(path).scope.service” is missing") }
            checkText(scope["service"], "\(path).scope.service")
            checkFigures(parts["figures"], "\(path).figures")
            checkYears(parts["earlier"], "\(path).earlier")
        }
    }

    // MARK: Values

    private mutating func elements(of value: JSONTree?, at path: String) -> [JSONTree] {
        switch value {
        case nil, .null: return []
        case .list(let elements): return elements
        default:
            faults.append("“\(path)” should be a list")
            return []
        }
    }

    /// - Returns: the texts of the list.
    @discardableResult
    private mutating func checkList(_ value: JSONTree?, _ path: String, among choices: [String]) -> [String] {
        elements(of: value, at: path).enumerated().compactMap { index, element in
            guard case .text(let text) = element else {
                faults.append("“\(path).\(index + 1)” should be a text")
                return nil
            }
            check(text, path, among: choices)
            return text
        }
    }

    private mutating func check(_ value: JSONTree?, _ path: String, among choices: [String]) {
        checkText(value, path)
        if case .text(let text) = value { check(text, path, among: choices) }
    }

    private mutating func check(_ text: String, _ path: String, among choices: [String]) {
        guard !choices.contains(text) else { return }
        // The figures are too many to be listed.
        let known = choices.count > 40 ? "which is no figure's name" : "not one of \(choices.joined(separator: ", "))"
        faults.append("“\(path)” has “\(text)”, \(known)")
    }

    private mutating func checkText(_ value: JSONTree?, _ path: String) {
        switch value {
        case nil, .null, .text: break
        default: faults.append("“\(path)” should be a text")
        }
    }

    private mutating func checkFlag(_ value: JSONTree?, _ path: String) {
        switch value {
        case nil, .null, .flag: break
        default: faults.append("“\(path)” should be true or false")
        }
    }

    private mutating func checkPeriodEnd(_ value: JSONTree?) {
        guard case .text(let text) = value else { return }
        let year = text.hasSuffix("-03-31") ? Int(text.dropLast(6)) : nil
        if year.flatMap({ Period(endYear: $0) }) == nil {
            faults.append("“period_end” has “\(text)”, which is no 31 March such as 2023-03-31")
        }
    }
}
