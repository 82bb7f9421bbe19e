"""The lossless package and the markup of WordprocessingML. Knows nothing of contracts."""
