import Model

/// Tells the words of single tokens.
extension DocumentText {
    /// Whether a token is this word, whatever its case.
    ///
    /// - Parameter word: in lower-case ASCII letters.
    func word(_ index: Int, is word: StaticString) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let bytes = tokens[index].bytes
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            for offset in letters.indices where folded[bytes.lowerBound + offset] | 0x20 != letters[offset] {
                return false
            }
            return true
        }
    }

    /// Whether a token is this sign; false behind the last token.
    func sign(_ index: Int, is sign: Unicode.Scalar) -> Bool {
        tokens.indices.contains(index) && tokens[index].isSign(sign)
    }

    /// Whether a token is one of some words, whatever its case.
    ///
    /// - Parameter words: in lower-case ASCII letters.
    func word(_ index: Int, isOneOf words: [StaticString]) -> Bool {
        words.contains { word(index, is: $0) }
    }

    /// Whether a token is a word that ends as a regular verb of the past does.
    func isPastTense(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let bytes = folded[tokens[index].bytes]
        return bytes.count > 4 && bytes.suffix(2).elementsEqual("ed".utf8)
    }

    /// Whether a token is a word that begins with a capital.
    func isCapital(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let byte = folded[tokens[index].bytes.lowerBound]
        return Folding.isLetter(byte) && byte & 0x20 == 0 || byte >= 0x80
    }
}
