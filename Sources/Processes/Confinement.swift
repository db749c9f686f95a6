import CConfinement
import Linux

/// The confinement of programs on this machine.
public enum Confinement {
    /// Whether the kernel keeps a confined program from reading the files of the user who started it. Without Landlock the
    /// program can read them, and still can't write anything or send it anywhere.
    public static var hasLandlock: Bool { confinement_landlock_version() > 0 }

    /// Whether the kernel withholds system calls from a confined program.
    public static var hasCallFilter: Bool { confinement_has_seccomp() != 0 }

    /// The protections of confined programs that this machine lacks, a sentence each.
    public static var gaps: [String] {
        var gaps: [String] = []
        if !hasLandlock {
            gaps.append(
                "This kernel has no Landlock (lsm=landlock,…), so that the programs that decode documents could read other files."
            )
        }
        if !hasCallFilter {
            gaps.append(
                "This kernel has no seccomp filters (CONFIG_SECCOMP_FILTER), or none for this processor, so that the programs that decode documents are less confined or can't be started."
            )
        }
        return gaps
    }

    /// The limits of a confined program.
    public struct Limits: Sendable {
        /// Of address space, in bytes.
        public var memory: UInt64
        /// Of processor time, in whole seconds.
        public var processorTime: Duration
        /// Of standard output, in bytes. A program that reaches this size is ended.
        public var output: Int
        /// Whether it may open its standard output by a name, as programs do that write to named files only. It can't without Landlock,
        /// which keeps it from every other file.
        public var opensOutput = false

        public init(memory: UInt64, processorTime: Duration, output: Int) {
            self.memory = memory
            self.processorTime = processorTime
            self.output = output
        }

        /// These limits, or those under which this process runs where they are lower: a confined program can't raise what it inherits.
        public var inForce: Limits {
            var limits = self
            limits.memory = min(memory, CurrentProcess.memoryLimit.map { UInt64($0.bytes) } ?? memory)
            limits.processorTime = min(processorTime, CurrentProcess.processorTimeLimit ?? processorTime)
            return limits
        }
    }
}

extension confinement_limits {
    init(_ limits: Confinement.Limits) {
        self.init(
            memory: limits.memory, processor_seconds: UInt64(limits.processorTime.components.seconds),
            output: UInt64(limits.output), opens_output: limits.opensOutput ? 1 : 0)
    }
}
