extension Store {
    /// Commits changes. They are on the disk when this returns, with one synchronisation for all of them.
    ///
    /// After a crash during the call, the first of them may be committed.
    ///
    /// - Returns: their numbers.
    /// - Throws: `full`, `failed`: nothing was committed, and the call may be repeated. `mustReopen`: only a new opening
    ///   shows which changes are committed.
    @discardableResult
    public func append(_ payloads: [Payload]) throws(StoreError) -> Range<Int> {
        if let refusal { throw refusal }
        let first = lastNumber + 1
        guard !payloads.isEmpty else { return first..<first }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payloads.reduce(0) { $0 + $1.bytes.count + 80 })
        var ends: [Int] = []
        for (index, payload) in payloads.enumerated() {
            ChangesFile.append(change: payload, number: first + index, batch: first, to: &bytes)
            ends.append(changes.length + bytes.count)
        }
        try appendDurably(bytes)
        changes.ends += ends
        files.acknowledge(lastNumber)
        return first..<first + payloads.count
    }

    /// Encodes and commits changes.
    ///
    /// - Throws: as ``append(_:)``, and `invalid` for a value that JSON cannot hold.
    @discardableResult
    public func append(changes: [some Encodable]) throws(StoreError) -> Range<Int> {
        var payloads: [Payload] = []
        for change in changes { payloads.append(try Payload(encoding: change)) }
        return try append(payloads)
    }

    /// Writes lines at the end of the changes and synchronises the file.
    private func appendDurably(_ bytes: [UInt8]) throws(StoreError) {
        let reserved = reservedSize(after: bytes.count)
        do throws(StoreError) {
            try write(bytes, reserving: reserved)
        } catch {
            // The disk may have space for the lines alone.
            guard error.code == .full, reserved > 0 else { throw error }
            try write(bytes, reserving: 0)
        }
        try synchronise()
    }

    /// Writes the last line of the file, with nothing after it, and synchronises the file.
    func appendLastDurably(_ bytes: [UInt8]) throws(StoreError) {
        if changes.written > changes.length { try files.truncate(changes.file, to: changes.length) }
        changes.written = changes.length
        try write(bytes, reserving: 0)
        try synchronise()
    }

    private func synchronise() throws(StoreError) {
        do throws(StoreError) {
            try files.makeDurable(changes.file)
        } catch {
            throw noting(error)
        }
    }

    /// The number of bytes to reserve after the next lines: none where reserved space is left, or where the lines are so
    /// long that the next ones would need more at once.
    private func reservedSize(after count: Int) -> Int {
        changes.length + count > changes.written && count * 4 <= files.reservedSize ? files.reservedSize : 0
    }

    private func write(_ bytes: [UInt8], reserving reserved: Int) throws(StoreError) {
        let all = reserved > 0 ? bytes + [UInt8](repeating: ChangesFile.filler, count: reserved) : bytes
        do throws(StoreError) {
            try files.writeAll(all, to: changes.file, at: changes.length)
        } catch {
            try cutBack()
            throw error
        }
        changes.written = max(changes.written, changes.length + all.count)
    }

    /// Removes the bytes that a failed write left: whole lines among them would count at the next opening.
    private func cutBack() throws(StoreError) {
        do throws(StoreError) {
            try files.truncate(changes.file, to: changes.length)
            try files.makeDurable(changes.file)
            changes.written = changes.length
        } catch {
            throw noting(.mustReopen(error))
        }
    }
}
