extension Double {
    /// An amount of money with thousands and pence, as `£27,222.15`. An amount beyond any document's has the digits alone.
    public var poundsText: String {
        guard abs(self) < 1e13 else { return "£\(self)" }
        let pence = Int((abs(self) * 100).rounded())
        var digits = String(pence / 100)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        let rest = pence % 100
        return (self < 0 ? "-£" : "£") + ([digits] + groups).joined(separator: ",") + (rest < 10 ? ".0" : ".")
            + String(rest)
    }
}
