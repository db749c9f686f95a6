/// # Model
///
/// The words that all rooms share: figures with their units and places, reporting years, authorities and the list of
/// them, findings, readings, refusals. Pure: it opens no file, asks no clock, and knows nothing of how a text is read.
public enum Model {}
