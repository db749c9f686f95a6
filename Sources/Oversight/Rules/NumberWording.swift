/// Writes a number without a needless ".0".
func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}

/// Writes a rate in percent, as `75%`.
func percent(_ value: Double) -> String { number(value) + "%" }
