"""What is searched and how it is asked for: both scripts folded into one, Chinese as bigrams, English as stems."""
