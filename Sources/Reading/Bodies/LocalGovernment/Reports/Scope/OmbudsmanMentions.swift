extension OmbudsmanBody {
    /// The name of an ombudsman other than the Local Government and Social Care Ombudsman; nil for that one, and for several.
    var nameOfOther: String? {
        switch self {
        case .housing: "Housing Ombudsman"
        case .wales: "Public Services Ombudsman for Wales"
        case .scotland: "Scottish Public Services Ombudsman"
        case .northernIreland: "Northern Ireland Public Services Ombudsman"
        case .parliamentaryAndHealth: "Parliamentary and Health Service Ombudsman"
        case .another: "other ombudsman"
        case .several, .localGovernment, .unnamed: nil
        }
    }
}

extension DocumentText {
    /// Whether the tokens name the Local Government and Social Care Ombudsman, or say "the Ombudsman". Every other
    /// ombudsman is another body.
    func mentionsOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { index in
            switch ombudsman(at: index, in: range)?.body {
            case .localGovernment, .unnamed: true
            default: false
            }
        }
    }

    /// Whether the tokens name an ombudsman, whichever.
    func mentionsAnyOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { ombudsman(at: $0, in: range) != nil }
    }

    /// Whether the tokens name the Housing Ombudsman, in full or as "HOS".
    func mentionsHousingOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { ombudsman(at: $0, in: range)?.body == .housing }
    }
}
