import Configuration
import ControlInterface
import Dispatch
import Extraction
import FoundationEssentials
import Glibc
import Inbox
import Logging
import Model
import Oversight
import Processes
import ServiceLifecycle
import Store
import Systemd
import TextIndex
import UnixSignals
import Varlink

extension Daemon {
    /// Runs until a signal ends it.
    ///
    /// - Parameter firstDay: the time before retention removes anything.
    /// - Returns: the exit code.
    static func run(layout: Places, firstDay: Duration) async -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        let log = LogQueue(AdaptiveJournal())
        defer { log.flush(within: .seconds(1)) }
        let threshold = LogThreshold()
        LoggingSystem.bootstrap { _ in JournalLogHandler(queue: log, threshold: threshold) }
        let logger = Logger(label: "ombudsd")
        do {
            try await run(
                layout: layout, firstDay: firstDay, log: log, threshold: threshold, logger: logger)
            return 0
        } catch let error as SettingsError {
            logger.error("\(error)")
            return error.isTransient ? 1 : 2
        } catch let error as StoreError {
            logger.error("The store in \(layout.store) can't be used: \(error)")
            return error.isTransient ? 1 : 2
        } catch {
            logger.error("The daemon ends because of a failure: \(error)")
            return 1
        }
    }

    private static func run(
        layout: Places, firstDay: Duration, log: LogQueue, threshold: LogThreshold, logger: Logger
    ) async throws {
        let manager = ServiceManager()
        let progress = StartProgress { messages in _ = try? manager.notify(messages) }
        progress.begin()
        let settings = try CurrentSettings(layout: layout, threshold: threshold)
        if let failure = settings.notifyCommandFailure { logger.warning("\(failure) Until then alerts wait for it.") }
        for gap in Confinement.gaps { logger.warning("\(gap)") }
        try Directories.make(layout.inbox, layout.processed, layout.rejected, layout.parentOfStore)
        // From here on no call follows a link.
        let layout = layout.resolved()
        progress.goOn(to: "reading the store in \(layout.store)")
        let repository = try RepositoryActor(directory: layout.store)
        for warning in repository.warnings { logger.warning("\(warning)") }
        for loss in settings.compare(with: await repository.look(\.terms.policy)) { logger.warning("\(loss)") }
        if !settings.isFromFile {
            logger.log(
                level: layout.isSystem ? .warning : .info,
                "There is no settings file \(layout.settings), so that every setting has its default.")
        }
        let counts = await repository.look(\.counts)
        logger.info(
            repository.isNew
                ? "A new store was made in \(layout.store)."
                : "The store in \(layout.store) holds \(counts.processed) documents and \(counts.rejected) rejections.")

        let missingStore = counts.processed + counts.rejected == 0 ? MissingStore.sentence(layout) : nil
        if let missingStore { logger.warning("\(missingStore)") }

        progress.goOn(to: "judging the alerts by the settings")
        // The settings may have changed while the daemon did not run, so alerts are judged by them before any document.
        try await repository.commit([.policy(settings.policy)], at: Timestamp(.now))

        progress.goOn(to: "looking at the inbox \(layout.inbox)")
        let delivery = JournalDelivery(
            repository: repository, journal: PatientJournal(), handsOver: { settings.notifyCommand != nil },
            logger: logger)
        let readiness = Readiness {
            progress.end()
            logger.notice("ready: watching \(layout.inbox), answering on \(layout.socket)")
        }
        let inHand = DocumentsInHand(path: "\(layout.parentOfStore)/in-hand", logger)
        let texts = IndexedTexts(
            index: TextIndex(path: "\(layout.parentOfStore)/texts.sqlite"), repository: repository, extractors: .all,
            places: layout, logger: logger)
        let intake = Intake(
            layout: layout, settings: settings, repository: repository, extractors: .all, inHand: inHand, texts: texts,
            logger: logger)
        let notifier = Notifier(repository: repository, command: { settings.notifyCommand }, logger: logger)
        let deliveries = DeliveryReport(
            repository: repository, journal: delivery.condition, command: notifier.condition,
            hasCommand: { settings.notifyCommand != nil }, left: await repository.look { DeliveryReport.Left($0) })
        let reload = SettingsReload(
            settings: settings, repository: repository, intake: intake, manager: manager, logger: logger)
        let postponed = WakeSignal()
        let socketCondition = SocketCondition()
        let metrics = MetricsCollector(repository: repository, meter: intake.meter, store: layout.store)
        let handlers = ControlHandlers(
            repository: repository, intake: intake, texts: texts, deliveries: deliveries, metrics: metrics,
            reloading: reload, postponed: postponed,
            permissions: { settings.permissions }, protectionGaps: Confinement.gaps, missingStore: missingStore,
            settingsFile: layout.settings,
            inbox: layout.inbox, since: Timestamp(.now), socketCondition: socketCondition, logger: logger)
        let server = ControlServer(
            path: layout.socket, group: try settings.socketGroup, passed: try passedSocket(logger),
            version: Version.current,
            report: { failure in
                socketCondition.failure = failure?.message
                if let failure {
                    logger.error("\(failure.message)")
                } else {
                    logger.notice("The control socket accepts connections again.")
                }
            },
            replaced: { sentence in
                socketCondition.failure = nil
                logger.warning("\(sentence)")
            },
            interfaces: [handlers.servedInterface, handlers.servedMetrics])

        // The group ends them in the opposite order.
        var services: [any Service] = [
            NotifyService(notifier: notifier, repository: repository),
            JournalDeliveryService(delivery: delivery, repository: repository),
            ControlService(server: server) { readiness.isReady(.socket) },
            IntakeService(intake: intake) { readiness.isReady(.watch) },
            RetentionService(intake: intake, settings: settings, firstDay: firstDay),
            SilenceExpiryService(
                repository: repository, notice: { settings.value.silenceNotice }, logger: logger),
            CheckpointService(repository: repository, intake: intake, logger: logger),
            ReadinessService(readiness: readiness, manager: manager, inbox: layout.inbox),
            ReloadService(reload: reload, postponed: postponed),
            ArchiveWorkService(work: intake.leftOriginals.work) { await intake.leftOriginals.archive() },
            ArchiveWorkService(work: intake.originalsList.work) { await intake.originalsList.revise() },
            ArchiveWorkService(work: intake.withdrawnOriginals.work) { await intake.withdrawnOriginals.settle() },
            TextIndexService(texts: texts),
            RemovedRejectionsService(
                rejections: intake.removedRejections, watch: try? RemovalWatch(layout.rejected)),
            SuspectService(inHand: inHand, intake: intake),
            ReportingService(
                handlers: handlers, manager: manager,
                metrics: MetricsFile(settings: settings, collector: metrics, logger: logger),
                changes: repository.counted),
            EndingLimitService(limit: EndingLimit(inHand: inHand, log: log, logger: logger), manager: manager),
        ]
        if let timeout = try manager.watchdogTimeout() {
            services.append(
                WatchdogService(
                    interval: timeout / 2, repository: repository, inHand: inHand, manager: manager,
                    ticks: repository.counted, logger: logger))
        }
        // Without a name the group describes a service by all that it holds, for which a start took some 0.2 s.
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0, serviceName: "\(type(of: $0))") },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        do {
            try await repository.close()
        } catch {
            logger.warning("The daemon could not write a last checkpoint; the next start applies the changes: \(error)")
        }
        logger.notice("ended")
    }
}

extension Daemon {
    /// The socket that the service manager made for the daemon; nil where it made none.
    private static func passedSocket(_ logger: Logger) throws(SystemdError) -> Int32? {
        let sockets = try SocketActivation.receiveSockets()
        for socket in sockets where !socket.isListeningUnixStream {
            logger.warning("The socket “\(socket.name)” of the socket unit is not used: ListenStream= must be a path.")
        }
        return sockets.first(where: \.isListeningUnixStream)?.descriptor
    }
}

extension Places {
    var parentOfStore: String {
        store.lastIndex(of: "/").map { String(store[..<$0]) } ?? "."
    }
}
