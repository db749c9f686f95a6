/// # ombudsctl
///
/// The program that asks the daemon. It owns nothing but the start: the verbs are in `Commands`.

import Commands

let arguments = Commands.prepare(CommandLine.arguments)
await Commands.run(arguments)
