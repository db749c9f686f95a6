// The two years in which the Ombudsman's own work changed, so that figures on both sides do not compare without a word.

extension Period {
    /// Whether the Ombudsman selected the year's cases more narrowly, as he does from 2022-23 on. By itself that raised uphold
    /// rates, so that rates before and after do not compare.
    public var isSelective: Bool { endYear >= 2023 }

    /// Whether the Ombudsman's casework paused for three months of the year, as it did in spring 2020. Counts of that year are
    /// those of nine months.
    public var hasPause: Bool { endYear == 2021 }

    /// The year before; nil for the Ombudsman's first.
    public var before: Period? { Period(endYear: endYear - 1) }
}
