/// # ConfinedProgram
///
/// The inside of a program that `Processes` started confined: its arguments, its standard input and output, the requests to
/// one that serves, the fields in which it exchanges values with the daemon, its end for want of memory. It must start fast, so it knows nothing but the C library, and not what the program does.
package enum ConfinedProgram {
    /// The exit code of a program that got no more memory.
    package static let exhaustedMemory: Int32 = 99
    /// The exit code of a program that refuses its input. Its standard output is the reason, then: the code of a refusal, a line feed,
    /// and the message.
    package static let refused: Int32 = 65
}
