/// # Keeping
///
/// What is known, as it is kept: `Oversight`'s state in the store's files, and where the originals lie. The daemon works
/// through it, and so do the verbs that look at the files while no daemon runs. It watches nothing and tells nobody.
