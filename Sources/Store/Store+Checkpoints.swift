extension Store {
    /// Makes a checkpoint: writes the records that changed, and removes the changes that they now hold. All of it happens,
    /// or nothing.
    ///
    /// Its cost depends on the number of changed records, not on the size of the store.
    ///
    /// - Parameters:
    ///   - updates: every record that a change up to `number` altered since the last checkpoint.
    ///   - number: the last change that is part of the records. Later changes stay pending.
    /// - Throws: `full`, `failed`: nothing happened, and the call may be repeated. `mustReopen`: the next opening finishes
    ///   the checkpoint or undoes it. `invalid` where no pending change has the number.
    public func checkpoint(_ updates: [RecordName: RecordUpdate], through number: Int) throws(StoreError) {
        try checkpoint(updates.keys, through: number) { updates[$0] ?? .remove }
    }

    /// Makes a checkpoint with each record made when it is written, so that they are not in memory together.
    ///
    /// - Parameter update: called once for each name. An error that it throws ends the checkpoint, and nothing happened.
    public func checkpoint(
        _ names: some Collection<RecordName>, through number: Int,
        update: (RecordName) throws(StoreError) -> RecordUpdate
    ) throws(StoreError) {
        try beginCheckpoint(names, through: number)
        while try continueCheckpoint(update: update) {}
    }

    /// Begins a checkpoint that is made in parts, so that changes can be committed between them. It replaces a checkpoint in
    /// progress, of which nothing happened then.
    ///
    /// - Throws: `invalid` where no pending change has the number.
    public func beginCheckpoint(_ names: some Collection<RecordName>, through number: Int) throws(StoreError) {
        if let refusal { throw refusal }
        guard (changes.base.through...lastNumber).contains(number) else {
            throw StoreError(
                .invalid,
                "A checkpoint through change \(number) is not possible: changes \(changes.base.through + 1) "
                    + "to \(lastNumber) are pending.")
        }
        if let checkpoint { discard(checkpoint) }
        checkpoint = nil
        guard !names.isEmpty || number > changes.base.through else { return }
        checkpoint = CheckpointInProgress(names, base: changes.base, through: number)
    }

    /// Makes the next part of a checkpoint: writes some records, or, after the last of them, decides the checkpoint and puts
    /// the records in place.
    ///
    /// - Parameter update: called once for each name. It returns the record as it was when the checkpoint began.
    /// - Returns: whether there is more to do.
    /// - Throws: as `checkpoint`; the checkpoint has ended then.
    public func continueCheckpoint(
        update: (RecordName) throws(StoreError) -> RecordUpdate
    ) throws(StoreError) -> Bool {
        if let refusal { throw refusal }
        guard var checkpoint else { return false }
        // A second reference would copy it. An error ends the checkpoint.
        self.checkpoint = nil
        // All files of the checkpoint are made durable under temporary names first.
        let next: OpenChangesFile
        do throws(StoreError) {
            if !checkpoint.names.isEmpty {
                try prepareSome(of: &checkpoint, update)
                self.checkpoint = checkpoint
                return true
            }
            for folder in ChangesFile.Checkpoint.folders(of: checkpoint.line.put) {
                try files.makeDurable(folder: folder)
            }
            next = try prepareNext(base: checkpoint.line.base)
        } catch {
            discard(checkpoint)
            throw noting(error)
        }
        try decide(checkpoint, next)
        return false
    }

    /// Writes the changes file that takes the place of the current one.
    private func prepareNext(base: ChangesFile.Base) throws(StoreError) -> OpenChangesFile {
        do throws(StoreError) {
            return try changes.next(files, base: base, reserving: files.reservedSize)
        } catch {
            guard error.code == .full else { throw error }
            return try changes.next(files, base: base, reserving: 0)
        }
    }

    private func decide(_ checkpoint: CheckpointInProgress, _ next: OpenChangesFile) throws(StoreError) {
        // This line decides the checkpoint. Where it is unknown whether the line is on disk, the next opening needs the files.
        do throws(StoreError) {
            try appendLastDurably(try ChangesFile.line(checkpoint: checkpoint.line))
        } catch {
            files.close(next.file)
            if error.code != .mustReopen { discard(checkpoint) }
            throw error
        }

        // From here on only names change, which needs no space.
        do throws(StoreError) {
            try checkpoint.line.perform(files, renaming: checkpoint.line.put)
        } catch {
            files.close(next.file)
            throw noting(.mustReopen(error))
        }
        files.close(changes.file)
        changes = next
        for (path, part) in checkpoint.parts { parts[path] = part }
    }

    /// The number of files that are written before they are synchronised. The first synchronisation then writes most of the
    /// others too, and the limit of open files is far.
    package static let openAtOnce = 64

    /// The number of bytes that are written before they are synchronised, so that a part is short.
    private static let sizeAtOnce = 4 << 20

    private func prepareSome(
        of checkpoint: inout CheckpointInProgress, _ update: (RecordName) throws(StoreError) -> RecordUpdate
    ) throws(StoreError) {
        var open: [StoreFile] = []
        defer { for file in open { files.close(file) } }
        var size = 0
        while let name = checkpoint.names.first, open.count < Self.openAtOnce, size < Self.sizeAtOnce {
            if !folders.contains(name.folder) {
                try files.createFolder(name.folder)
                try files.makeDurable(folder: "")
                folders.insert(name.folder)
            }
            checkpoint.names = checkpoint.names.dropFirst()
            let path = name.path
            let old = parts[path]
            if let old { checkpoint.line.base.records.remove(old) }
            guard case .put(let payload) = try update(name) else {
                checkpoint.parts[path] = .some(nil)
                if old != nil { checkpoint.line.removed.append(path) }
                continue
            }
            let (bytes, part) = RecordFile.encode(payload, of: path, through: checkpoint.line.base.through)
            checkpoint.line.put.append(path)
            let file = try files.create(path + StoreFileNames.temporarySuffix)
            open.append(file)
            try files.writeAll(bytes, to: file, at: 0)
            size += bytes.count
            checkpoint.line.base.records.add(part)
            checkpoint.parts[path] = part
        }
        for file in open { try files.makeDurable(file) }
    }

    /// Removes the temporary files of a checkpoint, as far as that is possible: the next opening does it too.
    private func discard(_ checkpoint: CheckpointInProgress) {
        for path in checkpoint.line.put + [StoreFileNames.changes] {
            try? files.remove(path + StoreFileNames.temporarySuffix)
        }
    }
}
