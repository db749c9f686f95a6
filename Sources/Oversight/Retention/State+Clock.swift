public import Model

/// The reason why removals must not follow the clock.
public struct ClockDoubt: Hashable, Sendable {
    /// The clock's time.
    public var now: Timestamp
    /// The time of the newest change.
    public var newestChange: Timestamp
}

extension State {
    /// The greatest distance, in seconds, of a believed clock from the newest change: 500 days. Letters come once a year,
    /// within a few months.
    static let believedDistance: Int64 = 500 * 86_400

    /// The advance of the clock, in seconds, after which the record of the terms is written again for its sake: 30 days.
    static let recordedAdvance: Int64 = 30 * 86_400

    /// The time of the newest change, by a clock that agreed with the changes before it; nil for a store without changes.
    public var newestChange: Timestamp? { terms.newestChange ?? newestArrival }

    /// The newest arrival of a document: older programs recorded no time of the newest change. It decodes every document.
    private var newestArrival: Timestamp? {
        let rejected = rejections.values.lazy.flatMap(\.document.arrivals).map(\.at).max()
        let read = authorities.values.lazy.flatMap(\.years.values).flatMap(\.documents)
            .flatMap { $0.lazyDocument.valueOnce.arrivals }.map(\.at).max()
        return [rejected, read].compactMap(\.self).max()
    }

    /// Compares the clock with the newest change and with the day on which a person checked it.
    ///
    /// - Returns: nil where the clock is within the believed distance of either, or nothing is stored.
    public func clockDoubt(at now: Timestamp, checked: Timestamp?) -> ClockDoubt? {
        guard let newestChange else { return nil }
        let isBelieved = [newestChange, checked].contains { time in
            time.map { abs(now.seconds - $0.seconds) <= Self.believedDistance } ?? false
        }
        return isBelieved ? nil : ClockDoubt(now: now, newestChange: newestChange)
    }

    /// Moves the time of the newest change forward, unless the clock has jumped further than it is believed.
    mutating func noteTime(_ time: Timestamp, altered: inout Set<RecordKey>) {
        guard let known = newestChange else {
            terms.newestChange = time
            return
        }
        let isBelieved = time > known && time.seconds - known.seconds <= Self.believedDistance
        let newest = isBelieved ? time : known
        if newest.seconds - known.seconds > Self.recordedAdvance { altered.insert(.terms) }
        terms.newestChange = newest
    }
}
