/// # ombudsctl
///
/// The program that asks the daemon. It owns nothing but the start: the verbs are in `Commands`.

import Commands

await Commands.run(CommandLine.arguments)
