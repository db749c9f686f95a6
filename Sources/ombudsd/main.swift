/// # ombudsd
///
/// The daemon's program. It owns nothing but the start: what runs is in `Daemon`.

import Daemon

Daemon.start(CommandLine.arguments)
