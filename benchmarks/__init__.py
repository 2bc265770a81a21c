"""What reading and extraction cost: CPU time per article, growth with length, memory."""
